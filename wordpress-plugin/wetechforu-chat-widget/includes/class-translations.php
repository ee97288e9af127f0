<?php
/**
 * The plugin in other languages.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Texts that come with the plugin. One Spanish serves all countries until one has its own.
 */
final class Translations {

	/**
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_action( 'init', array( $this, 'load' ), 1 );
		add_filter( 'load_script_translation_file', array( $this, 'script_file' ), 10, 3 );
	}

	/**
	 * Loads the texts.
	 */
	public function load(): void {
		load_plugin_textdomain( 'wetechforu-chat-widget', false, dirname( plugin_basename( PLUGIN_FILE ) ) . '/languages' );
		$file = self::folder() . 'wetechforu-chat-widget-es_ES.mo';
		if ( self::is_other_spanish( determine_locale() ) && ! is_textdomain_loaded( 'wetechforu-chat-widget' ) ) {
			load_textdomain( 'wetechforu-chat-widget', $file, determine_locale() );
		}
	}

	/**
	 * The editor's texts, which are a file for each script.
	 *
	 * @param string|false $file   Where WordPress would look.
	 * @param string       $handle Of the script.
	 * @param string       $domain Of the texts.
	 * @return string|false
	 */
	public function script_file( $file, $handle, $domain ) {
		if ( 'wetechforu-chat-widget' !== $domain || ! $file || is_readable( $file ) || ! self::is_other_spanish( determine_locale() ) ) {
			return $file;
		}
		return self::folder() . str_replace( '-' . determine_locale() . '-', '-es_ES-', basename( $file ) );
	}

	/**
	 * Whether a locale is a Spanish that has no file of its own, here or among WordPress' own.
	 *
	 * @param string $locale Such as `es_MX`.
	 */
	private static function is_other_spanish( string $locale ): bool {
		if ( 'es_ES' === $locale || 1 !== preg_match( '/^es(_|$)/', $locale ) ) {
			return false;
		}
		$name = 'wetechforu-chat-widget-' . $locale . '.mo';
		return ! is_readable( self::folder() . $name ) && ! is_readable( WP_LANG_DIR . '/plugins/' . $name );
	}

	/**
	 * Where the texts are.
	 */
	private static function folder(): string {
		return dirname( PLUGIN_FILE ) . '/languages/';
	}
}
