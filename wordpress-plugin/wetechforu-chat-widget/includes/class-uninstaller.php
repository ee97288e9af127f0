<?php
/**
 * Takes away all that the plugin left on a site.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Stands alone: when it runs, the plugin itself is not loaded.
 */
final class Uninstaller {

	const SITES_AT_ONCE = 100;

	/**
	 * All options there have ever been; the last three are the former plugin's.
	 */
	const OPTIONS = array(
		'wetechforu_chat_widget',
		'wetechforu_chat_widget_identity',
		'wetechforu_chat_widget_config',
		'wetechforu_chat_widget_version',
		'wtfu_widget_key',
		'wtfu_api_url',
		'wtfu_widget_enabled',
	);

	const TRANSIENTS = array( 'wetechforu_chat_widget_check' );

	const USER_META = array( 'wetechforu_chat_widget_notice_dismissed' );

	/**
	 * Cleans this site, or all sites of the network.
	 */
	public static function run(): void {
		if ( is_multisite() ) {
			self::clean_network();
		} else {
			self::clean_site();
		}
		foreach ( self::USER_META as $key ) {
			delete_metadata( 'user', 0, $key, '', true );
		}
	}

	/**
	 * Cleans the sites of a network, a number of them at once: there may be thousands.
	 */
	private static function clean_network(): void {
		$query = array(
			'fields'  => 'ids',
			'number'  => self::SITES_AT_ONCE,
			'offset'  => 0,
			'orderby' => 'id',
			'order'   => 'ASC',
		);
		do {
			$sites = get_sites( $query );
			foreach ( $sites as $site_id ) {
				switch_to_blog( (int) $site_id );
				self::clean_site();
				restore_current_blog();
			}
			$query['offset'] += self::SITES_AT_ONCE;
		} while ( count( $sites ) === self::SITES_AT_ONCE );
	}

	/**
	 * Cleans the current site.
	 */
	private static function clean_site(): void {
		array_map( 'delete_option', self::OPTIONS );
		array_map( 'delete_transient', self::TRANSIENTS );
	}
}
