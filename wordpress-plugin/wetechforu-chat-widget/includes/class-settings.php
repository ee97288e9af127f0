<?php
/**
 * What the site owner chose, and what it means.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * One option holds all but the secret, which has one of its own: it is not loaded with every page.
 * An empty key, address or secret means the one that came with the zip.
 */
final class Settings {

	const OPTION = 'wetechforu_chat_widget';

	const IDENTITY_OPTION = 'wetechforu_chat_widget_identity';

	const POSITIONS = array( 'bottom-right', 'bottom-left', 'top-right', 'top-left' );

	const SHOW_CHOICES = array( 'everywhere', 'front_page', 'chosen' );

	/**
	 * Categories of the WP Consent API; `off` waits for nobody.
	 */
	const CONSENT_CHOICES = array( 'functional', 'preferences', 'statistics', 'marketing', 'off' );

	/**
	 * What came with the zip.
	 *
	 * @var Config
	 */
	private $config;

	/**
	 * Reads nothing yet.
	 *
	 * @param Config $config What came with the zip.
	 */
	public function __construct( Config $config ) {
		$this->config = $config;
	}

	/**
	 * What holds before anybody chooses.
	 *
	 * @return array<string, mixed>
	 */
	public static function defaults(): array {
		return array(
			'widget_key'     => '',
			'api_url'        => '',
			'enabled'        => true,
			'show'           => 'everywhere',
			'post_types'     => array(),
			'pages'          => array(),
			'include_urls'   => array(),
			'exclude_urls'   => array(),
			'hidden_roles'   => array(),
			'position'       => '',
			'identify_users' => true,
			'consent'        => 'functional',
		);
	}

	/**
	 * Everything, as it is saved. A value of the wrong kind, such as another plugin may leave, gives
	 * way to its default.
	 *
	 * @return array<string, mixed>
	 */
	public function all(): array {
		$saved    = get_option( self::OPTION, array() );
		$defaults = self::defaults();
		$settings = $defaults;
		foreach ( $defaults as $name => $default ) {
			if ( is_array( $saved ) && isset( $saved[ $name ] ) && gettype( $saved[ $name ] ) === gettype( $default ) ) {
				$settings[ $name ] = $saved[ $name ];
			}
		}
		return $settings;
	}

	/**
	 * The widget's key; an empty string where there is none yet.
	 */
	public function widget_key(): string {
		$saved = Service::clean_key( $this->all()['widget_key'] );
		return '' !== $saved ? $saved : $this->config->values()['widget_key'];
	}

	/**
	 * Origin of the service; an empty string where there is none yet.
	 */
	public function api_url(): string {
		$saved = Service::clean_url( $this->all()['api_url'] );
		return '' !== $saved ? $saved : $this->config->values()['api_url'];
	}

	/**
	 * Whether there is a widget to show at all.
	 */
	public function is_configured(): bool {
		return '' !== $this->widget_key() && '' !== $this->api_url();
	}

	/**
	 * The widget's name as the zip told it; known only for the zip's own widget. Text, not markup.
	 */
	public function widget_name(): string {
		$config = $this->config->values();
		return $this->widget_key() === $config['widget_key'] ? $config['widget_name'] : '';
	}

	/**
	 * The key that signs for this site: from wp-config.php, from the settings, or from the zip, in
	 * this order. Null where there is none for the widget in use.
	 *
	 * @return array{key_id: string, secret: string}|null
	 */
	public function identity_key(): ?array {
		$saved  = get_option( self::IDENTITY_OPTION, array() );
		$config = $this->config->values();
		$keys   = array( self::constant_key(), is_array( $saved ) ? $saved : array() );
		// A key signs for one widget.
		if ( $this->widget_key() === $config['widget_key'] ) {
			$keys[] = array(
				'key_id' => $config['identity_key_id'],
				'secret' => $config['identity_secret'],
			);
		}
		foreach ( $keys as $key ) {
			$key_id = self::clean_key_id( (string) ( $key['key_id'] ?? '' ) );
			$secret = self::clean_secret( (string) ( $key['secret'] ?? '' ) );
			if ( '' !== $key_id && '' !== $secret ) {
				return array(
					'key_id' => $key_id,
					'secret' => $secret,
				);
			}
		}
		return null;
	}

	/**
	 * Whether signed-in users are made known to the chat.
	 */
	public function identifies_users(): bool {
		return $this->all()['identify_users'] && $this->is_configured() && null !== $this->identity_key();
	}

	/**
	 * Whether wp-config.php holds the key, so that what is saved does not matter.
	 */
	public static function has_constant_key(): bool {
		$key = self::constant_key();
		return '' !== self::clean_key_id( (string) $key['key_id'] ) && '' !== self::clean_secret( (string) $key['secret'] );
	}

	/**
	 * Name of a signing key, or an empty string.
	 *
	 * @param string $key_id As it came.
	 */
	public static function clean_key_id( string $key_id ): string {
		$key_id = trim( $key_id );
		return preg_match( '/^[A-Za-z0-9_.-]{1,100}$/', $key_id ) ? $key_id : '';
	}

	/**
	 * Secret of a signing key, or an empty string. It is used as these letters.
	 *
	 * @param string $secret As it came.
	 */
	public static function clean_secret( string $secret ): string {
		$secret = trim( $secret );
		return preg_match( '/^[\x21-\x7E]{16,512}$/', $secret ) ? $secret : '';
	}

	/**
	 * A key that wp-config.php holds, for who wants no secret in the database.
	 *
	 * @return array<string, mixed>
	 */
	private static function constant_key(): array {
		return array(
			'key_id' => defined( 'WETECHFORU_CHAT_IDENTITY_KEY_ID' ) ? WETECHFORU_CHAT_IDENTITY_KEY_ID : '',
			'secret' => defined( 'WETECHFORU_CHAT_IDENTITY_SECRET' ) ? WETECHFORU_CHAT_IDENTITY_SECRET : '',
		);
	}
}
