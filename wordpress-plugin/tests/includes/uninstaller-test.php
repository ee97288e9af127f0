<?php
/**
 * Nothing is left behind.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Admin\Notices;
use WeTechForU\ChatWidget\Service_Check;
use WeTechForU\ChatWidget\Upgrade;

final class Uninstaller_Test extends Plugin_Test_Case {

	/**
	 * Names of all that the database holds of us.
	 *
	 * @return string[]
	 */
	private function traces(): array {
		global $wpdb;
		$pattern = array( '%wetechforu%', '%wtfu\_%' );
		$options = $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s OR option_name LIKE %s", $pattern ) );
		$meta    = $wpdb->get_col( $wpdb->prepare( "SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE %s OR meta_key LIKE %s", $pattern ) );
		$events  = array_filter( (array) _get_cron_array(), 'is_array' );
		$hooks   = preg_grep( '/wetechforu|wtfu_/', array_merge( array(), ...array_map( 'array_keys', array_values( $events ) ) ) );
		return array_merge( $options, $meta, (array) $hooks );
	}

	public function test_uninstalling_leaves_no_option_transient_user_meta_or_event(): void {
		$this->settings( array(), true );
		( new Upgrade( $this->config( array( 'widget_key' => self::KEY, 'api_url' => self::API ) ) ) )->run();
		add_option( 'wtfu_widget_key', self::KEY );
		set_transient( Service_Check::TRANSIENT, array( 'status' => 'good' ), DAY_IN_SECONDS );
		update_user_meta( 1, Notices::DISMISSED, 1 );
		$this->assertNotEmpty( $this->traces() );

		defined( 'WP_UNINSTALL_PLUGIN' ) || define( 'WP_UNINSTALL_PLUGIN', 'wetechforu-chat-widget/wetechforu-chat-widget.php' );
		include dirname( \WeTechForU\ChatWidget\PLUGIN_FILE ) . '/uninstall.php';
		$this->assertSame( array(), $this->traces() );
	}

	public function test_whatever_the_plugin_saves_is_known_to_the_uninstaller(): void {
		$saved = array( \WeTechForU\ChatWidget\Settings::OPTION, \WeTechForU\ChatWidget\Settings::IDENTITY_OPTION, \WeTechForU\ChatWidget\Config::OPTION, Upgrade::VERSION_OPTION );
		$this->assertSame( array(), array_diff( array_merge( $saved, Upgrade::FORMER_OPTIONS ), \WeTechForU\ChatWidget\Uninstaller::OPTIONS ) );
		$this->assertContains( Service_Check::TRANSIENT, \WeTechForU\ChatWidget\Uninstaller::TRANSIENTS );
		$this->assertContains( Notices::DISMISSED, \WeTechForU\ChatWidget\Uninstaller::USER_META );
	}
}
