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
			$this->bring_consent_api();
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
		$this->assertSame( 'text/plain', $scripts['wetechforu-chat-widget-js']->getAttribute( 'type' ) );
		$this->assertSame( 'statistics', $scripts['wetechforu-chat-widget-consent-js']->getAttribute( 'data-category' ) );
	}

	/**
	 * @depends test_the_chat_waits_once_a_consent_plugin_is_there_and_the_owner_has_not_said_otherwise
	 */
	public function test_a_waiting_chats_host_is_not_even_looked_up(): void {
		$this->go_to( home_url( '/' ) );
		$hints = array();
		foreach ( array( 'functional', 'off' ) as $consent ) {
			$GLOBALS['wp_scripts'] = null;
			$settings              = $this->settings( array( 'consent' => $consent ) );
			$this->loader( $settings )->enqueue_by_rules();
			wp_enqueue_script( 'somebody-elses', 'https://cdn.example.org/a.js', array(), '1', false );
			ob_start();
			wp_resource_hints();
			$hints[ $consent ] = (string) ob_get_clean();
		}
		$this->assertStringContainsString( 'cdn.example.org', $hints['functional'] );
		$this->assertStringNotContainsString( 'chat.example.com', $hints['functional'] );
		$this->assertStringContainsString( 'chat.example.com', $hints['off'] );
	}

	/**
	 * @depends test_the_chat_waits_once_a_consent_plugin_is_there_and_the_owner_has_not_said_otherwise
	 */
	public function test_a_chat_that_waits_for_nobody_starts_by_itself(): void {
		$this->go_to( home_url( '/' ) );
		$this->loader( $this->settings() )->enqueue_by_rules();
		$scripts = $this->scripts();
		$this->assertNotSame( 'text/plain', $scripts['wetechforu-chat-widget-js']->getAttribute( 'type' ) );
		$this->assertFalse( $scripts['wetechforu-chat-widget-js']->hasAttribute( 'data-start' ) );
		$this->assertArrayNotHasKey( 'wetechforu-chat-widget-consent-js', $scripts );
	}
}
