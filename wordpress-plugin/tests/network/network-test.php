<?php
/**
 * A network of sites. Run where WordPress is one.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Admin\Notices;
use WeTechForU\ChatWidget\Plugin;
use WeTechForU\ChatWidget\Service_Check;
use WeTechForU\ChatWidget\Settings;
use WeTechForU\ChatWidget\Uninstaller;
use WeTechForU\ChatWidget\Upgrade;
use const WeTechForU\ChatWidget\PLUGIN_FILE;

final class Network_Test extends Plugin_Test_Case {

	const ZIP = array(
		'widget_key' => self::KEY,
		'api_url'    => self::API,
	);

	/**
	 * Sites to be removed.
	 *
	 * @var int[]
	 */
	private $sites = array();

	protected function tearDown(): void {
		deactivate_plugins( plugin_basename( PLUGIN_FILE ), true, true );
		array_map( 'wp_delete_site', $this->sites );
		parent::tearDown();
	}

	private function make_site( string $name ): int {
		$site_id       = (int) wp_insert_site(
			array(
				'domain'     => get_network()->domain,
				'path'       => '/' . $name . '/',
				'network_id' => get_current_network_id(),
				'user_id'    => 1,
			)
		);
		$this->sites[] = $site_id;
		return $site_id;
	}

	/**
	 * What a site gives, asked as itself.
	 *
	 * @param int      $site_id Which.
	 * @param callable $ask     What to ask.
	 * @return mixed
	 */
	private function on( int $site_id, callable $ask ) {
		switch_to_blog( $site_id );
		$answer = $ask();
		restore_current_blog();
		return $answer;
	}

	/**
	 * Names of all that a site's tables hold of us.
	 *
	 * @return string[]
	 */
	public function traces(): array {
		global $wpdb;
		return $wpdb->get_col( $wpdb->prepare( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s OR option_name LIKE %s", '%wetechforu%', '%wtfu\_%' ) );
	}

	public function test_each_site_shows_its_own_chat_also_in_the_course_of_one_request(): void {
		$other    = $this->make_site( 'other' );
		$settings = $this->settings();
		$mine     = $this->on(
			$other,
			function () use ( $settings ) {
				update_option( Settings::OPTION, array( 'widget_key' => self::OTHER_KEY ) + Settings::defaults() );
				return $settings->widget_key();
			}
		);
		$this->assertSame( array( self::KEY, self::OTHER_KEY ), array( $settings->widget_key(), $mine ) );
	}

	public function test_what_one_site_remembers_of_a_download_is_not_another_sites(): void {
		$other = $this->make_site( 'other' );
		$this->config( self::ZIP )->remember();
		$config = $this->config();
		$this->assertSame( self::KEY, $config->values()['widget_key'] );
		$this->assertSame( '', $this->on( $other, array( $config, 'values' ) )['widget_key'] );
		$this->assertSame( self::KEY, $config->values()['widget_key'] );
	}

	public function test_a_site_that_is_made_after_the_activation_prepares_itself_when_it_is_visited(): void {
		$this->assertNull( activate_plugin( plugin_basename( PLUGIN_FILE ), '', true ) );
		$new = $this->make_site( 'new' );
		add_blog_option( $new, 'wtfu_widget_key', self::OTHER_KEY );
		$this->assertTrue( is_plugin_active_for_network( plugin_basename( PLUGIN_FILE ) ) );
		// As WordPress does at the site's first visit.
		$this->on( $new, array( new Upgrade( $this->config() ), 'run_after_update' ) );
		$this->assertSame( self::OTHER_KEY, get_blog_option( $new, Settings::OPTION )['widget_key'] );
		$this->assertFalse( get_blog_option( $new, 'wtfu_widget_key' ) );
		$autoload = $this->on(
			$new,
			static function () {
				return array_key_exists( Settings::IDENTITY_OPTION, wp_load_alloptions( true ) );
			}
		);
		$this->assertFalse( $autoload );
		$this->assertFalse( get_option( Settings::OPTION ) );
	}

	public function test_activating_for_all_of_the_network_touches_no_more_than_the_first_site(): void {
		$other = $this->make_site( 'other' );
		Plugin::activate();
		$this->assertNotEmpty( $this->traces() );
		$this->assertSame( array(), $this->on( $other, array( $this, 'traces' ) ) );
	}

	public function test_uninstalling_leaves_nothing_on_any_site_neither_on_one_that_is_archived_or_deleted(): void {
		global $wpdb;
		$sites = array_map( array( $this, 'make_site' ), array( 'two', 'three', 'four' ) );
		update_blog_status( $sites[1], 'archived', '1' );
		update_blog_status( $sites[2], 'deleted', '1' );
		foreach ( array_merge( array( get_main_site_id() ), $sites ) as $site_id ) {
			$this->on(
				$site_id,
				function () {
					$this->settings( array(), true );
					( new Upgrade( $this->config( self::ZIP ) ) )->run();
					add_option( 'wtfu_api_url', self::API );
					set_transient( Service_Check::TRANSIENT, array( 'status' => 'good' ), DAY_IN_SECONDS );
				}
			);
		}
		update_user_meta( 1, Notices::DISMISSED, 1 );

		Uninstaller::run();

		foreach ( array_merge( array( get_main_site_id() ), $sites ) as $site_id ) {
			$this->assertSame( array(), $this->on( $site_id, array( $this, 'traces' ) ), (string) $site_id );
		}
		$this->assertSame( '0', (string) $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->sitemeta WHERE meta_key LIKE '%wetechforu%'" ) );
		$this->assertSame( '0', (string) $wpdb->get_var( "SELECT COUNT(*) FROM $wpdb->usermeta WHERE meta_key LIKE '%wetechforu%'" ) );
		$this->assertSame( get_main_site_id(), get_current_blog_id() );
	}
}
