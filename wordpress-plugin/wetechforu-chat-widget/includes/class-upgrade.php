<?php
/**
 * What has to be put right once, after an update.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Runs on each site by itself when it is first visited with a new version: so every site of a network
 * is prepared, the ones to come too, and activating the plugin takes no longer with many sites.
 */
final class Upgrade {

	const VERSION_OPTION = 'wetechforu_chat_widget_version';

	/**
	 * Options of the plugin before this one.
	 */
	const FORMER_OPTIONS = array( 'wtfu_widget_key', 'wtfu_api_url', 'wtfu_widget_enabled' );

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
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_action( 'init', array( $this, 'run_after_update' ), 5 );
		// A zip of the same version may bring another config.
		add_action( 'admin_init', array( $this->config, 'remember' ) );
	}

	/**
	 * Runs where this version has not run yet.
	 */
	public function run_after_update(): void {
		if ( VERSION !== get_option( self::VERSION_OPTION ) ) {
			$this->run();
		}
	}

	/**
	 * Puts this site right. May run again without harm.
	 */
	public function run(): void {
		// Made here, so that a secret is not loaded with every page.
		add_option( Settings::IDENTITY_OPTION, array(), '', false );
		$this->config->remember();
		$this->take_over_former_options();
		update_option( self::VERSION_OPTION, VERSION, true );
	}

	/**
	 * Takes over what the former plugin had saved, once, and removes it. What the zip brought or the
	 * site owner has saved since is newer and stays.
	 */
	private function take_over_former_options(): void {
		$former = array_filter(
			array_combine( self::FORMER_OPTIONS, array_map( 'get_option', self::FORMER_OPTIONS ) ),
			static function ( $value ): bool {
				return false !== $value;
			}
		);
		// `false` is also what a switch that was saved as off may read as.
		$was_saved = array_filter( self::FORMER_OPTIONS, array( self::class, 'exists' ) );
		if ( ! $was_saved ) {
			return;
		}
		if ( ! self::exists( Settings::OPTION ) ) {
			$config   = $this->config->values();
			$settings = Settings::defaults();
			$key      = Service::clean_key( (string) ( $former['wtfu_widget_key'] ?? '' ) );
			$url      = Service::clean_url( (string) ( $former['wtfu_api_url'] ?? '' ) );

			$settings['widget_key'] = '' === $config['widget_key'] ? $key : '';
			$settings['api_url']    = '' === $config['api_url'] ? $url : '';
			if ( in_array( 'wtfu_widget_enabled', $was_saved, true ) ) {
				$settings['enabled'] = self::is_on( $former['wtfu_widget_enabled'] ?? false );
			}
			update_option( Settings::OPTION, $settings, true );
		}
		array_map( 'delete_option', self::FORMER_OPTIONS );
	}

	/**
	 * Whether an option is saved, whatever its value.
	 *
	 * @param string $option Its name.
	 */
	private static function exists( string $option ): bool {
		$nothing = new \stdClass();
		return get_option( $option, $nothing ) !== $nothing;
	}

	/**
	 * Whether a switch was on, however it was saved.
	 *
	 * @param mixed $value Of the former option.
	 */
	private static function is_on( $value ): bool {
		return in_array( is_string( $value ) ? strtolower( $value ) : $value, array( true, 1, '1', 'yes', 'on', 'true' ), true );
	}
}
