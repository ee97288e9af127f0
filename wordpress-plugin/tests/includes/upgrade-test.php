<?php
/**
 * From the plugin before this one.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Settings;
use WeTechForU\ChatWidget\Upgrade;

final class Upgrade_Test extends Plugin_Test_Case {

	private function former( $enabled ): void {
		add_option( 'wtfu_widget_key', self::KEY );
		add_option( 'wtfu_api_url', self::API . '/' );
		add_option( 'wtfu_widget_enabled', $enabled );
	}

	private function is_saved( string $option ): bool {
		return 'nothing' !== get_option( $option, 'nothing' );
	}

	public function test_the_former_options_are_taken_over_and_removed(): void {
		$this->former( '1' );
		( new Upgrade( $this->config() ) )->run();
		$settings = new Settings( $this->config() );
		$this->assertSame( self::KEY, $settings->widget_key() );
		$this->assertSame( self::API, $settings->api_url() );
		$this->assertTrue( $settings->all()['enabled'] );
		foreach ( Upgrade::FORMER_OPTIONS as $option ) {
			$this->assertFalse( $this->is_saved( $option ), $option );
		}
	}

	/**
	 * @dataProvider switches
	 */
	public function test_a_chat_that_was_off_stays_off( $saved, bool $is_on ): void {
		$this->former( $saved );
		( new Upgrade( $this->config() ) )->run();
		$this->assertSame( $is_on, ( new Settings( $this->config() ) )->all()['enabled'] );
	}

	public function switches(): array {
		return array(
			array( '1', true ),
			array( 'yes', true ),
			array( 'on', true ),
			array( true, true ),
			array( '0', false ),
			array( '', false ),
			array( 'no', false ),
			array( 'off', false ),
		);
	}

	public function test_it_happens_once(): void {
		$this->former( '1' );
		( new Upgrade( $this->config() ) )->run();
		update_option( Settings::OPTION, array( 'widget_key' => self::OTHER_KEY ) + Settings::defaults() );
		$this->former( '0' );
		( new Upgrade( $this->config() ) )->run();
		$settings = new Settings( $this->config() );
		$this->assertSame( self::OTHER_KEY, $settings->widget_key() );
		$this->assertTrue( $settings->all()['enabled'] );
		$this->assertFalse( $this->is_saved( 'wtfu_widget_key' ) );
	}

	public function test_what_the_zip_brings_is_newer_than_the_former_key(): void {
		$this->former( '1' );
		$config = $this->config( array( 'widget_key' => self::OTHER_KEY, 'api_url' => 'https://new.example.com' ) );
		( new Upgrade( $config ) )->run();
		$this->assertSame( self::OTHER_KEY, ( new Settings( $config ) )->widget_key() );
		$this->assertSame( 'https://new.example.com', ( new Settings( $config ) )->api_url() );
	}

	public function test_a_former_key_that_is_none_leaves_the_site_without_one(): void {
		add_option( 'wtfu_widget_key', '<script>' );
		( new Upgrade( $this->config() ) )->run();
		$this->assertFalse( ( new Settings( $this->config() ) )->is_configured() );
		$this->assertFalse( $this->is_saved( 'wtfu_widget_key' ) );
	}

	public function test_a_new_site_saves_no_settings_of_its_own(): void {
		( new Upgrade( $this->config() ) )->run();
		$this->assertFalse( $this->is_saved( Settings::OPTION ) );
		$this->assertSame( \WeTechForU\ChatWidget\VERSION, get_option( Upgrade::VERSION_OPTION ) );
	}

	public function test_secrets_are_not_loaded_with_every_page(): void {
		$values = array( 'widget_key' => self::KEY, 'api_url' => self::API, 'identity_key_id' => 'wik_a', 'identity_secret' => self::SECRET );
		( new Upgrade( $this->config( $values ) ) )->run();
		update_option( Settings::IDENTITY_OPTION, array( 'key_id' => 'wik_a', 'secret' => self::SECRET ) );
		wp_cache_delete( 'alloptions', 'options' );
		$this->assertStringNotContainsString( self::SECRET, implode( '', wp_load_alloptions() ) );
	}
}
