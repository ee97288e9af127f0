<?php
/**
 * The chat in Site Health.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a test, which runs after the page is there because it asks another host, and a section of
 * facts for whoever helps. No secret is among them.
 */
final class Site_Health {

	const TEST = 'wetechforu_chat_widget';

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The connection test.
	 *
	 * @var Service_Check
	 */
	private $check;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings      $settings What the site owner chose.
	 * @param Service_Check $check    The connection test.
	 */
	public function __construct( Settings $settings, Service_Check $check ) {
		$this->settings = $settings;
		$this->check    = $check;
	}

	/**
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_filter( 'site_status_tests', array( $this, 'add_test' ) );
		add_filter( 'debug_information', array( $this, 'add_facts' ) );
	}

	/**
	 * Adds the test.
	 *
	 * @param array<string, array<string, mixed>> $tests Those there are.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_test( $tests ) {
		$tests['async'][ self::TEST ] = array(
			'label'             => __( 'Chat connection', 'wetechforu-chat-widget' ),
			'test'              => rest_url( Identity::ROUTES . '/health' ),
			'has_rest'          => true,
			// Asked by WordPress' own weekly run, which has no browser.
			'async_direct_test' => array( $this, 'direct_test' ),
		);
		return $tests;
	}

	/**
	 * The test for WordPress' weekly run.
	 *
	 * @return array<string, mixed>
	 */
	public function direct_test(): array {
		return self::verdict( $this->settings->is_configured() ? $this->check->run() : null );
	}

	/**
	 * The connection test's result as Site Health wants it: HTML, escaped.
	 *
	 * @param array<string, mixed>|null $result Null where nothing is set up.
	 * @return array<string, mixed>
	 */
	public static function verdict( ?array $result ): array {
		$labels = array(
			'good'    => __( 'The chat works', 'wetechforu-chat-widget' ),
			'warning' => __( 'The chat works, and something could be better', 'wetechforu-chat-widget' ),
			'problem' => __( 'The chat does not work', 'wetechforu-chat-widget' ),
			'unknown' => __( 'The chat could not be tested', 'wetechforu-chat-widget' ),
		);
		$status = null === $result ? 'warning' : $result['status'];
		$lines  = '';
		foreach ( null === $result ? array() : $result['findings'] as $finding ) {
			$lines .= '<li>' . esc_html( trim( $finding['text'] . ' ' . $finding['help'] ) ) . '</li>';
		}
		if ( null === $result ) {
			$lines = '<li>' . esc_html__( 'The chat has no widget key yet.', 'wetechforu-chat-widget' ) . '</li>';
		}
		return array(
			'label'       => null === $result ? __( 'The chat is not set up', 'wetechforu-chat-widget' ) : $labels[ $status ],
			'status'      => 'good' === $status ? 'good' : 'recommended',
			'badge'       => array(
				'label' => __( 'Chat', 'wetechforu-chat-widget' ),
				'color' => 'blue',
			),
			'description' => '<ul>' . $lines . '</ul>',
			'actions'     => sprintf(
				'<p><a href="%1$s">%2$s</a></p>',
				esc_url( admin_url( 'options-general.php?page=wetechforu-chat-widget' ) ),
				esc_html__( 'Chat settings', 'wetechforu-chat-widget' )
			),
			'test'        => self::TEST,
		);
	}

	/**
	 * Adds facts for whoever helps.
	 *
	 * @param array<string, array<string, mixed>> $info Sections there are.
	 * @return array<string, array<string, mixed>>
	 */
	public function add_facts( $info ) {
		$settings = $this->settings->all();
		$key      = $this->settings->identity_key();
		$last     = $this->check->last();
		$facts    = array(
			'version'    => array( __( 'Version', 'wetechforu-chat-widget' ), VERSION ),
			'widget_key' => array( __( 'Widget key', 'wetechforu-chat-widget' ), $this->settings->widget_key() ),
			'api_url'    => array( __( 'Service address', 'wetechforu-chat-widget' ), $this->settings->api_url() ),
			'enabled'    => array( __( 'Shown', 'wetechforu-chat-widget' ), $settings['enabled'] ? $settings['show'] : 'off' ),
			'include'    => array( __( 'Addresses with the chat', 'wetechforu-chat-widget' ), implode( ' ', $settings['include_urls'] ) ),
			'exclude'    => array( __( 'Addresses without the chat', 'wetechforu-chat-widget' ), implode( ' ', $settings['exclude_urls'] ) ),
			'roles'      => array( __( 'Hidden for', 'wetechforu-chat-widget' ), implode( ' ', $settings['hidden_roles'] ) ),
			'consent'    => array( __( 'Waits for consent', 'wetechforu-chat-widget' ), function_exists( 'wp_has_consent' ) ? $settings['consent'] : 'no Consent API' ),
			// The key's name; its secret stays where it is.
			'identity'   => array( __( 'Signing key', 'wetechforu-chat-widget' ), null === $key ? 'none' : $key['key_id'] ),
			'last_check' => array( __( 'Last connection test', 'wetechforu-chat-widget' ), null === $last ? 'none' : implode( ' ', array_column( $last['findings'], 'code' ) ) ),
		);

		$info['wetechforu-chat-widget'] = array(
			'label'  => __( 'WeTechForU Chat Widget', 'wetechforu-chat-widget' ),
			'fields' => array_map(
				static function ( array $fact ): array {
					return array(
						'label' => $fact[0],
						'value' => '' === $fact[1] ? '—' : $fact[1],
					);
				},
				$facts
			),
		);
		return $info;
	}
}
