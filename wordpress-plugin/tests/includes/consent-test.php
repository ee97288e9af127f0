<?php
/**
 * The visitor's consent.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Consent;

final class Consent_Test extends Plugin_Test_Case {

	public function test_the_consent_api_is_told_that_this_plugin_asks(): void {
		$this->assertTrue( apply_filters( 'wp_consent_api_registered_' . plugin_basename( \WeTechForU\ChatWidget\PLUGIN_FILE ), false ) );
	}

	public function test_the_chat_waits_once_a_consent_plugin_is_there_and_the_owner_has_not_said_otherwise(): void {
		if ( ! function_exists( 'wp_has_consent' ) ) {
			$this->assertFalse( ( new Consent( $this->settings( array( 'consent' => 'functional' ) ) ) )->is_waiting() );
			// What the WP Consent API defines; it stays for the tests that follow, which switch it off.
			eval( 'function wp_has_consent( $category ) { return false; }' );
		}
		$this->assertTrue( ( new Consent( $this->settings( array( 'consent' => 'functional' ) ) ) )->is_waiting() );
		$this->assertFalse( ( new Consent( $this->settings( array( 'consent' => 'off' ) ) ) )->is_waiting() );
	}

	/**
	 * @depends test_the_chat_waits_once_a_consent_plugin_is_there_and_the_owner_has_not_said_otherwise
	 */
	public function test_a_waiting_chat_is_started_by_a_script_that_knows_what_for(): void {
		$this->go_to( home_url( '/' ) );
		$this->loader( $this->settings( array( 'consent' => 'statistics' ) ) )->enqueue_by_rules();
		$scripts = $this->scripts();
		$this->assertSame( 'manual', $scripts['wetechforu-chat-widget-js']->getAttribute( 'data-start' ) );
		$this->assertSame( 'statistics', $scripts['wetechforu-chat-widget-consent-js']->getAttribute( 'data-category' ) );
	}

	/**
	 * @depends test_the_chat_waits_once_a_consent_plugin_is_there_and_the_owner_has_not_said_otherwise
	 */
	public function test_a_chat_that_waits_for_nobody_starts_by_itself(): void {
		$this->go_to( home_url( '/' ) );
		$this->loader( $this->settings() )->enqueue_by_rules();
		$scripts = $this->scripts();
		$this->assertFalse( $scripts['wetechforu-chat-widget-js']->hasAttribute( 'data-start' ) );
		$this->assertArrayNotHasKey( 'wetechforu-chat-widget-consent-js', $scripts );
	}
}
