<?php
/**
 * What the dashboard put into the zip.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Reads `config.php`, which only a zip from the dashboard has. Its values are text that somebody
 * typed somewhere else: they are checked here and escaped where they are printed.
 */
final class Config {

	const OPTION = 'wetechforu_chat_widget_config';

	const NAME_CHARS_MAX = 200;

	/**
	 * Path of the file.
	 *
	 * @var string
	 */
	private $file;

	/**
	 * What was read, by the site that it was read for: on a network, one request may look at several.
	 *
	 * @var array<int, array<string, string>>
	 */
	private $values = array();

	/**
	 * Reads nothing yet.
	 *
	 * @param string $file Path of `config.php`, which may not exist.
	 */
	public function __construct( string $file ) {
		$this->file = $file;
	}

	/**
	 * All values; an empty string stands for one that is missing or makes no sense.
	 *
	 * @return array{widget_key: string, api_url: string, widget_name: string, identity_key_id: string, identity_secret: string}
	 */
	public function values(): array {
		$site_id = get_current_blog_id();
		if ( ! isset( $this->values[ $site_id ] ) ) {
			// A zip without the file, put over one that had it, must not lose the site its chat.
			$this->values[ $site_id ] = self::checked( $this->has_file() ? $this->read_file() : get_option( self::OPTION ) );
		}
		return $this->values[ $site_id ];
	}

	/**
	 * Keeps the file's values, for when a zip without the file replaces this one.
	 */
	public function remember(): void {
		if ( ! $this->has_file() ) {
			return;
		}
		$values = self::checked( $this->read_file() );
		if ( get_option( self::OPTION ) !== $values ) {
			update_option( self::OPTION, $values, false );
		}
		$this->values[ get_current_blog_id() ] = $values;
	}

	/**
	 * Whether the zip came from the dashboard.
	 */
	private function has_file(): bool {
		return is_readable( $this->file );
	}

	/**
	 * The file's value, whatever it is.
	 *
	 * @return mixed
	 */
	private function read_file() {
		return include $this->file;
	}

	/**
	 * Checks each value by itself.
	 *
	 * @param mixed $raw What was read.
	 * @return array<string, string>
	 */
	private static function checked( $raw ): array {
		$given = array();
		foreach ( is_array( $raw ) ? $raw : array() as $name => $value ) {
			$given[ $name ] = is_string( $value ) ? $value : '';
		}
		$given += array_fill_keys( array( 'widget_key', 'api_url', 'widget_name', 'identity_key_id', 'identity_secret' ), '' );
		return array(
			'widget_key'      => Service::clean_key( $given['widget_key'] ),
			'api_url'         => Service::clean_url( $given['api_url'] ),
			'widget_name'     => self::one_line( $given['widget_name'] ),
			'identity_key_id' => Settings::clean_key_id( $given['identity_key_id'] ),
			'identity_secret' => Settings::clean_secret( $given['identity_secret'] ),
		);
	}

	/**
	 * Text on one line. It may hold anything that can be read, markup too: that is only text.
	 *
	 * @param string $text As it came.
	 */
	private static function one_line( string $text ): string {
		$line = preg_replace( '/[\x00-\x1F\x7F]+/', ' ', wp_check_invalid_utf8( $text, true ) );
		return mb_substr( trim( (string) $line ), 0, self::NAME_CHARS_MAX );
	}
}
