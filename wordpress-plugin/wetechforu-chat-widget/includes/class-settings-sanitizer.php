<?php
/**
 * Makes of a submitted form what may be saved.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * What cannot be saved keeps its former value, and is told in words.
 */
final class Settings_Sanitizer {

	const LINES_MAX = 100;

	const LINE_CHARS_MAX = 300;

	/**
	 * What came with the zip.
	 *
	 * @var array<string, string>
	 */
	private $config;

	/**
	 * Sentences on what was wrong.
	 *
	 * @var array<int, array{field: string, type: string, message: string}>
	 */
	private $problems = array();

	/**
	 * Reads nothing yet.
	 *
	 * @param array<string, string> $config Values that came with the zip.
	 */
	public function __construct( array $config ) {
		$this->config = $config;
	}

	/**
	 * What was wrong in the last form.
	 *
	 * @return array<int, array{field: string, type: string, message: string}>
	 */
	public function problems(): array {
		return $this->problems;
	}

	/**
	 * The settings as they may be saved. WordPress calls this twice when an option is first made, so
	 * what comes out must come out the same again.
	 *
	 * @param mixed                $input  What the form sent.
	 * @param array<string, mixed> $before What is saved now.
	 * @return array<string, mixed>
	 */
	public function sanitize( $input, array $before ): array {
		$this->problems = array();
		$input          = is_array( $input ) ? $input : array();
		$known_roles    = array_keys( wp_roles()->get_names() );
		$known_types    = get_post_types( array( 'public' => true ) );
		return array(
			'widget_key'     => $this->widget_key( self::text( $input, 'widget_key' ), $before ),
			'api_url'        => $this->api_url( self::text( $input, 'api_url' ), $before ),
			'enabled'        => ! empty( $input['enabled'] ),
			'show'           => self::one_of( self::text( $input, 'show' ), Settings::SHOW_CHOICES, 'everywhere' ),
			'post_types'     => self::some_of( $input['post_types'] ?? array(), $known_types ),
			'pages'          => self::ids( $input['pages'] ?? array() ),
			'include_urls'   => $this->patterns( $input['include_urls'] ?? '', 'include_urls' ),
			'exclude_urls'   => $this->patterns( $input['exclude_urls'] ?? '', 'exclude_urls' ),
			'hidden_roles'   => self::some_of( $input['hidden_roles'] ?? array(), $known_roles ),
			'position'       => self::one_of( self::text( $input, 'position' ), Settings::POSITIONS, '' ),
			'identify_users' => ! empty( $input['identify_users'] ),
			'consent'        => self::one_of( self::text( $input, 'consent' ), Settings::CONSENT_CHOICES, 'functional' ),
		);
	}

	/**
	 * The signing key as it may be saved. The secret is never sent back to the form, so an empty one
	 * means: as before.
	 *
	 * @param mixed                $input  What the form sent.
	 * @param array<string, mixed> $before What is saved now.
	 * @return array<string, string>
	 */
	public function sanitize_identity( $input, array $before ): array {
		$this->problems = array();
		$before        += array(
			'key_id' => '',
			'secret' => '',
		);
		$input          = is_array( $input ) ? $input : array();
		if ( ! empty( $input['forget'] ) ) {
			return array(
				'key_id' => '',
				'secret' => '',
			);
		}
		$key_id = self::text( $input, 'key_id' );
		// Nothing is cut out of a secret: it is taken as it is, or not at all.
		$secret = is_string( $input['secret'] ?? null ) ? trim( $input['secret'] ) : '';
		if ( $this->config['identity_key_id'] === $key_id && '' === $secret && '' === $before['key_id'] ) {
			return $before;
		}
		if ( '' !== $key_id && '' === Settings::clean_key_id( $key_id ) ) {
			$this->add_problem( 'identity_key_id', __( 'The key ID of the signing key holds letters that no key ID has. Copy it from the dashboard, under Signed-in visitors.', 'wetechforu-chat-widget' ) );
			return $before;
		}
		if ( '' !== $secret && '' === Settings::clean_secret( $secret ) ) {
			$this->add_problem( 'identity_secret', __( 'That is not a secret as the dashboard makes them. It has at least 16 letters and no spaces. Copy it again, or make a new key.', 'wetechforu-chat-widget' ) );
			return $before;
		}
		$is_half = '' === $key_id ? '' !== $secret : '' === $secret && $key_id !== $before['key_id'];
		if ( $is_half ) {
			$this->add_problem( 'identity_secret', __( 'A signing key is an ID and a secret. Paste both.', 'wetechforu-chat-widget' ) );
		}
		return $is_half || '' === $secret ? $before : compact( 'key_id', 'secret' );
	}

	/**
	 * The widget's key. The zip's own is not saved, so that a newer zip may bring another.
	 *
	 * @param string               $typed  As it was typed.
	 * @param array<string, mixed> $before What is saved now.
	 */
	private function widget_key( string $typed, array $before ): string {
		$key = Service::clean_key( $typed );
		if ( '' === $typed || $key === $this->config['widget_key'] && '' !== $key ) {
			return '';
		}
		if ( '' === $key ) {
			$this->add_problem( 'widget_key', __( 'That is not a widget key. A key is wtfu_ followed by 32 digits and letters from a to f. Copy it from the dashboard, under Install.', 'wetechforu-chat-widget' ) );
			return (string) $before['widget_key'];
		}
		return $key;
	}

	/**
	 * The service's address.
	 *
	 * @param string               $typed  As it was typed.
	 * @param array<string, mixed> $before What is saved now.
	 */
	private function api_url( string $typed, array $before ): string {
		$url = Service::clean_url( $typed );
		if ( '' === $typed || $url === $this->config['api_url'] && '' !== $url ) {
			return '';
		}
		if ( '' === $url ) {
			$this->add_problem( 'api_url', __( 'That is not the address of a service. It looks like https://chat.example.com. Copy it from the dashboard, under Install.', 'wetechforu-chat-widget' ) );
			return (string) $before['api_url'];
		}
		$path = trim( (string) wp_parse_url( $typed, PHP_URL_PATH ), '/' );
		if ( '' !== $path && false !== strpos( $typed, '://' ) ) {
			/* translators: %s: an address, such as https://chat.example.com. */
			$this->add_problem( 'api_url', sprintf( __( 'Only the service’s host is needed, so the address was saved as %s.', 'wetechforu-chat-widget' ), $url ), 'info' );
		}
		if ( 0 === strpos( $url, 'http://' ) && is_ssl() ) {
			$this->add_problem( 'api_url', __( 'This site is served by https, so browsers will not load a chat by http. Use an address that begins with https://.', 'wetechforu-chat-widget' ), 'warning' );
		}
		return $url;
	}

	/**
	 * Addresses, one a line.
	 *
	 * @param mixed  $raw   The text, or the list that this method gave before.
	 * @param string $field Whose they are.
	 * @return string[]
	 */
	private function patterns( $raw, string $field ): array {
		$lines    = is_array( $raw ) ? $raw : preg_split( '/\R/u', is_string( $raw ) ? $raw : '' );
		$patterns = array();
		foreach ( (array) $lines as $line ) {
			$line = is_string( $line ) ? Url_Patterns::clean( $line ) : '';
			if ( '' === $line ) {
				continue;
			}
			if ( mb_strlen( $line ) > self::LINE_CHARS_MAX ) {
				$this->add_problem( $field, __( 'One of the addresses is too long, so it was left out. An address may have 300 letters.', 'wetechforu-chat-widget' ) );
				continue;
			}
			$host = Url_Patterns::foreign_host( $line );
			if ( '' !== $host ) {
				/* translators: %s: the name of a host, such as example.org. */
				$this->add_problem( $field, sprintf( __( 'An address on %s was left out: it is not on this site.', 'wetechforu-chat-widget' ), $host ) );
				continue;
			}
			$patterns[] = $line;
		}
		$patterns = array_values( array_unique( $patterns ) );
		if ( count( $patterns ) > self::LINES_MAX ) {
			$this->add_problem( $field, __( 'There are more than 100 addresses; those after the hundredth were left out. A star stands for anything: /shop/* is all of the shop.', 'wetechforu-chat-widget' ) );
		}
		return array_slice( $patterns, 0, self::LINES_MAX );
	}

	/**
	 * Notes what was wrong, once.
	 *
	 * @param string $field   Whose fault it is.
	 * @param string $message A sentence that says what to do.
	 * @param string $type    As `add_settings_error` has it.
	 */
	private function add_problem( string $field, string $message, string $type = 'error' ): void {
		$problem = compact( 'field', 'type', 'message' );
		if ( ! in_array( $problem, $this->problems, true ) ) {
			$this->problems[] = $problem;
		}
	}

	/**
	 * A field's text on one line.
	 *
	 * @param array<mixed> $input What the form sent.
	 * @param string       $name  Which field.
	 */
	private static function text( array $input, string $name ): string {
		return is_string( $input[ $name ] ?? null ) ? sanitize_text_field( $input[ $name ] ) : '';
	}

	/**
	 * The value where it is a choice, else the fallback.
	 *
	 * @param string   $value    What was chosen.
	 * @param string[] $choices  What may be.
	 * @param string   $fallback What holds otherwise.
	 */
	private static function one_of( string $value, array $choices, string $fallback ): string {
		return in_array( $value, $choices, true ) ? $value : $fallback;
	}

	/**
	 * Those of the values that are choices.
	 *
	 * @param mixed    $values  What was chosen.
	 * @param string[] $choices What may be.
	 * @return string[]
	 */
	private static function some_of( $values, array $choices ): array {
		return array_values( array_intersect( $choices, array_filter( (array) $values, 'is_string' ) ) );
	}

	/**
	 * Ids of posts.
	 *
	 * @param mixed $values What was chosen.
	 * @return int[]
	 */
	private static function ids( $values ): array {
		$ids = array_map( 'absint', array_filter( (array) $values, 'is_scalar' ) );
		return array_values( array_unique( array_filter( $ids ) ) );
	}
}
