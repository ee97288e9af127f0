<?php
/**
 * What the site's privacy tools say of the chat.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Privacy;

final class Privacy_Test extends Plugin_Test_Case {

	public function test_the_eraser_claims_nothing_and_says_where_chats_are(): void {
		$answer = ( new Privacy( $this->settings() ) )->erase( 'ana@example.com' );
		$this->assertFalse( $answer['items_removed'] );
		$this->assertTrue( $answer['done'] );
		$this->assertStringContainsString( 'chat.example.com', $answer['messages'][0] );
		$this->assertStringContainsString( 'ana@example.com', $answer['messages'][0] );
	}

	public function test_the_exporter_says_where_chats_are(): void {
		$answer = ( new Privacy( $this->settings() ) )->export();
		$this->assertStringContainsString( 'chat.example.com', $answer['data'][0]['data'][0]['value'] );
	}

	public function test_a_site_without_a_chat_has_nothing_to_say(): void {
		$privacy = new Privacy( $this->settings( array( 'widget_key' => '' ) ) );
		$this->assertSame( array(), $privacy->export()['data'] );
		$this->assertSame( array(), $privacy->erase( 'ana@example.com' )['messages'] );
	}

	public function test_the_suggested_policy_says_whether_the_chat_is_loaded_before_consent(): void {
		$this->bring_consent_api();
		$words = implode( ' ', ( new Privacy( $this->settings( array( 'consent' => 'functional' ) ) ) )->policy() );
		$this->assertStringContainsString( 'Once you have allowed it', $words );
		$words = implode( ' ', ( new Privacy( $this->settings() ) )->policy() );
		$this->assertStringContainsString( 'When a page is shown', $words );
	}

	public function test_both_are_registered(): void {
		$this->assertArrayHasKey( 'wetechforu-chat-widget', apply_filters( 'wp_privacy_personal_data_exporters', array() ) );
		$this->assertArrayHasKey( 'wetechforu-chat-widget', apply_filters( 'wp_privacy_personal_data_erasers', array() ) );
	}
}
