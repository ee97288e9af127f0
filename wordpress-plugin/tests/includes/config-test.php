<?php
/**
 * What the dashboard put into the zip.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Settings;

final class Config_Test extends Plugin_Test_Case {

	private function values( array $changes = array() ): array {
		return $changes + array(
			'widget_key'      => self::KEY,
			'api_url'         => self::API,
			'widget_name'     => self::HOSTILE_NAME,
			'identity_key_id' => 'wik_zip',
			'identity_secret' => self::SECRET,
		);
	}

	public function test_the_name_is_kept_letter_by_letter_because_it_is_escaped_where_it_is_printed(): void {
		$this->assertSame( self::HOSTILE_NAME, $this->config( $this->values() )->values()['widget_name'] );
	}

	public function test_a_value_that_makes_no_sense_counts_as_missing(): void {
		$values = $this->config(
			array(
				'widget_key'      => 'wtfu_short',
				'api_url'         => 'javascript:alert(1)',
				'widget_name'     => array( 'not', 'text' ),
				'identity_key_id' => 'with space',
				'identity_secret' => 'short',
			)
		)->values();
		$this->assertSame( array( '', '', '', '', '' ), array_values( $values ) );
	}

	public function test_without_the_file_nothing_is_known(): void {
		$settings = new Settings( $this->config() );
		$this->assertFalse( $settings->is_configured() );
		$this->assertNull( $settings->identity_key() );
	}

	public function test_with_the_file_nothing_needs_to_be_typed(): void {
		$settings = new Settings( $this->config( $this->values() ) );
		$this->assertSame( self::KEY, $settings->widget_key() );
		$this->assertSame( self::API, $settings->api_url() );
		$this->assertSame( 'wik_zip', $settings->identity_key()['key_id'] );
		$this->assertTrue( $settings->identifies_users() );
	}

	public function test_a_zip_without_the_file_put_over_it_loses_nothing(): void {
		$this->config( $this->values() )->remember();
		$this->assertSame( self::KEY, ( new Settings( $this->config() ) )->widget_key() );
	}

	public function test_a_newer_zip_brings_a_newer_secret(): void {
		$this->config( $this->values() )->remember();
		$newer = $this->config( $this->values( array( 'identity_secret' => strrev( self::SECRET ) ) ) );
		$newer->remember();
		$this->assertSame( strrev( self::SECRET ), ( new Settings( $this->config() ) )->identity_key()['secret'] );
	}

	public function test_what_is_typed_wins_over_the_zip_and_the_zips_key_signs_for_no_other_widget(): void {
		update_option( Settings::OPTION, array( 'widget_key' => self::OTHER_KEY ) );
		$settings = new Settings( $this->config( $this->values() ) );
		$this->assertSame( self::OTHER_KEY, $settings->widget_key() );
		$this->assertSame( '', $settings->widget_name() );
		$this->assertNull( $settings->identity_key() );
	}

	public function test_a_saved_option_of_the_wrong_kind_gives_way_to_the_default(): void {
		update_option( Settings::OPTION, array( 'hidden_roles' => 'editor', 'enabled' => 'no', 'show' => 'chosen' ) );
		$all = ( new Settings( $this->config() ) )->all();
		$this->assertSame( array(), $all['hidden_roles'] );
		$this->assertTrue( $all['enabled'] );
		$this->assertSame( 'chosen', $all['show'] );
	}
}
