<?php
/**
 * The visitor's consent, where the site asks for it.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Speaks with the WP Consent API, through which cookie banners tell plugins what a visitor allowed.
 * Consent is read in the browser alone: a page from a cache belongs to every visitor.
 */
final class Consent {

	const HANDLE = 'wetechforu-chat-widget-consent';

	/**
	 * A type that browsers take for data: they ask nobody for the file.
	 */
	const PARKED_TYPE = 'text/plain';

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings $settings What the site owner chose.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * Hooks in.
	 */
	public function add_hooks(): void {
		// Tells the Consent API, and Site Health by it, that this plugin asks before it acts.
		add_filter( 'wp_consent_api_registered_' . plugin_basename( PLUGIN_FILE ), '__return_true' );
		add_filter( 'wp_script_attributes', array( $this, 'add_category' ) );
		add_filter( 'wp_resource_hints', array( $this, 'keep_from_service' ), 10, 2 );
		add_action( 'init', array( $this, 'declare_storage' ) );
	}

	/**
	 * Whether the chat waits until the visitor allowed it.
	 */
	public function is_waiting(): bool {
		return 'off' !== $this->category() && function_exists( 'wp_has_consent' );
	}

	/**
	 * What the tag of the chat's script must have so that the service hears of nobody who has not allowed
	 * it: not even its file is asked for.
	 *
	 * @return array<string, string>
	 */
	public function tag_attributes(): array {
		if ( ! $this->is_waiting() ) {
			return array();
		}
		return array(
			'type'       => self::PARKED_TYPE,
			'data-start' => 'manual',
		);
	}

	/**
	 * Takes the service out of the hosts that WordPress would have the browser look up beforehand.
	 *
	 * @param array<string|array<string, string>> $hosts Addresses, or links by their attributes.
	 * @param string                              $kind  Of the hint.
	 * @return array<string|array<string, string>>
	 */
	public function keep_from_service( $hosts, $kind ) {
		$service = (string) wp_parse_url( $this->settings->api_url(), PHP_URL_HOST );
		if ( 'dns-prefetch' !== $kind || '' === $service || ! $this->is_waiting() ) {
			return $hosts;
		}
		return array_filter(
			(array) $hosts,
			static function ( $host ) use ( $service ): bool {
				return ! is_string( $host ) || strtolower( $host ) !== $service;
			}
		);
	}

	/**
	 * Enqueues the script that starts the chat once it is allowed.
	 */
	public function enqueue_if_waiting(): void {
		if ( $this->is_waiting() ) {
			wp_enqueue_script( self::HANDLE, plugins_url( 'assets/consent.js', PLUGIN_FILE ), array(), VERSION, Loader::deferred() );
		}
	}

	/**
	 * Tells that script which kind of consent to wait for.
	 *
	 * @param array<string, string|bool> $attributes Of any script's tag.
	 * @return array<string, string|bool>
	 */
	public function add_category( $attributes ) {
		if ( self::HANDLE . '-js' === ( $attributes['id'] ?? '' ) ) {
			$attributes['data-category'] = $this->category();
		}
		return $attributes;
	}

	/**
	 * Lists for cookie banners what the chat keeps in a browser.
	 */
	public function declare_storage(): void {
		if ( ! function_exists( 'wp_add_cookie_info' ) || ! $this->settings->is_configured() ) {
			return;
		}
		$category = 'off' === $this->category() ? 'functional' : $this->category();
		wp_add_cookie_info(
			'wtfu1:' . $this->settings->widget_key(),
			__( 'Chat', 'wetechforu-chat-widget' ),
			$category,
			__( 'Until the visitor or the browser removes it', 'wetechforu-chat-widget' ),
			__( 'Finds the visitor’s conversation again. It is stored once the visitor uses the chat, not before.', 'wetechforu-chat-widget' ),
			'',
			false,
			false,
			'LOCALSTORAGE'
		);
		if ( $this->settings->identifies_users() ) {
			wp_add_cookie_info(
				Identity::COOKIE,
				__( 'Chat', 'wetechforu-chat-widget' ),
				'functional',
				__( 'Until the user signs out', 'wetechforu-chat-widget' ),
				__( 'Tells the chat that somebody is signed in, so that their conversation is taken away when they sign out.', 'wetechforu-chat-widget' ),
				'',
				true
			);
		}
	}

	/**
	 * Which kind of consent to wait for.
	 */
	private function category(): string {
		/**
		 * Filters which consent the chat waits for: a category of the WP Consent API, or `off`.
		 *
		 * @param string $category What the settings say.
		 */
		return (string) apply_filters( 'wetechforu_chat_widget_consent_category', $this->settings->all()['consent'] );
	}
}
