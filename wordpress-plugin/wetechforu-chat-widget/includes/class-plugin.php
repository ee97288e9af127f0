<?php
/**
 * The plugin's parts, and who needs whom.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Reads as a table of contents: each part is made here once, and hooks itself in.
 */
final class Plugin {

	/**
	 * The one there is.
	 *
	 * @var Plugin|null
	 */
	private static $instance = null;

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * What the dashboard put into the zip.
	 *
	 * @var Config
	 */
	private $config;

	/**
	 * Makes the parts that others read from.
	 */
	private function __construct() {
		$this->config   = new Config( dirname( PLUGIN_FILE ) . '/config.php' );
		$this->settings = new Settings( $this->config );
	}

	/**
	 * The plugin.
	 */
	public static function instance(): Plugin {
		if ( null === self::$instance ) {
			self::$instance = new self();
		}
		return self::$instance;
	}

	/**
	 * What the site owner chose.
	 */
	public function settings(): Settings {
		return $this->settings;
	}

	/**
	 * Hooks every part into WordPress.
	 */
	public function add_hooks(): void {
		$tokens  = new Identity_Token( $this->settings );
		$check   = new Service_Check( $this->settings, $tokens );
		$rules   = new Display_Rules( $this->settings );
		$consent = new Consent( $this->settings );
		$loader  = new Loader( $this->settings, $rules, $consent );
		$markup  = new Chat_Markup( $this->settings, $loader );

		( new Translations() )->add_hooks();
		( new Upgrade( $this->config ) )->add_hooks();
		$loader->add_hooks();
		$consent->add_hooks();
		( new Shortcode( $markup ) )->add_hooks();
		( new Block( $markup ) )->add_hooks();
		( new Identity( $this->settings, $tokens ) )->add_hooks();
		( new Proof( $this->settings, $tokens ) )->add_hooks();
		( new Optimizer_Exclusions() )->add_hooks();
		( new Check_Routes( $this->settings, $check ) )->add_hooks();
		( new Site_Health( $this->settings, $check ) )->add_hooks();
		( new Privacy( $this->settings ) )->add_hooks();
		if ( is_admin() ) {
			( new Admin\Settings_Page( $this->settings, $this->config, $check ) )->add_hooks();
			( new Admin\Notices( $this->settings ) )->add_hooks();
		}
	}

	/**
	 * Prepares the site on which the plugin was switched on. With a network this is its first site;
	 * the others prepare themselves when they are next visited, however many there are.
	 */
	public static function activate(): void {
		( new Upgrade( self::instance()->config ) )->run();
	}
}
