<?php
/**
 * The script that brings the chat.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Settings;

final class Loader_Test extends Plugin_Test_Case {

	private function tag( Settings $settings, string $url = '/' ): ?\DOMElement {
		$this->go_to( home_url( $url ) );
		$this->loader( $settings )->enqueue_by_rules();
		return $this->scripts()['wetechforu-chat-widget-js'] ?? null;
	}

	public function test_the_tag_is_async_and_its_address_is_the_embed_files_without_a_version(): void {
		$tag = $this->tag( $this->settings() );
		$this->assertSame( self::API . '/w/' . self::KEY . '.js?via=wordpress', $tag->getAttribute( 'src' ) );
		$this->assertTrue( $tag->hasAttribute( 'async' ) );
		$this->assertFalse( $tag->hasAttribute( 'defer' ) );
	}

	public function test_nothing_is_printed_inline(): void {
		$this->go_to( home_url( '/' ) );
		$this->loader( $this->settings( array( 'position' => 'top-left' ), true ) )->enqueue_by_rules();
		$scripts = $this->scripts();
		$this->assertNotEmpty( $scripts );
		foreach ( $scripts as $script ) {
			$this->assertSame( '', trim( $script->textContent ) );
		}
	}

	public function test_without_a_choice_the_dashboard_says_where_the_button_is(): void {
		$this->assertFalse( $this->tag( $this->settings() )->hasAttribute( 'data-position' ) );
	}

	public function test_a_chosen_corner_is_told(): void {
		$this->assertSame( 'top-left', $this->tag( $this->settings( array( 'position' => 'top-left' ) ) )->getAttribute( 'data-position' ) );
	}

	public function test_optimisers_are_told_to_leave_it_alone(): void {
		$tag = $this->tag( $this->settings() );
		foreach ( array( 'data-no-optimize' => '1', 'data-cfasync' => 'false', 'data-noptimize' => '1', 'data-jetpack-boost' => 'ignore' ) as $name => $value ) {
			$this->assertSame( $value, $tag->getAttribute( $name ) );
		}
	}

	public function test_other_scripts_keep_their_attributes(): void {
		wp_enqueue_script( 'somebody-elses', 'https://example.org/a.js', array(), '1', false );
		$this->loader( $this->settings() );
		$this->assertFalse( $this->scripts()['somebody-elses-js']->hasAttribute( 'data-cfasync' ) );
	}

	public function test_there_is_no_tag_while_nothing_is_set_up_switched_off_or_elsewhere(): void {
		$this->assertNull( $this->tag( $this->settings( array( 'widget_key' => '' ) ) ) );
		$this->assertNull( $this->tag( $this->settings( array( 'enabled' => false ) ) ) );
		$this->assertNull( $this->tag( $this->settings( array( 'exclude_urls' => array( '/no-chat/*' ) ) ), '/no-chat/here/' ) );
	}

	public function test_a_role_for_which_it_is_hidden_sees_none(): void {
		$user_id = wp_insert_user( array( 'user_login' => 'loader-editor', 'user_pass' => wp_generate_password(), 'role' => 'editor' ) );
		wp_set_current_user( $user_id );
		$tag = $this->tag( $this->settings( array( 'hidden_roles' => array( 'editor' ) ) ) );
		$this->remove_user( $user_id );
		$this->assertNull( $tag );
	}

	public function test_a_page_whose_content_holds_the_chat_tells_the_tag_where(): void {
		foreach ( array( '[wetechforu_chat]', '<!-- wp:wetechforu-chat-widget/chat /-->', '<!-- wp:group --><div><!-- wp:wetechforu-chat-widget/chat {"height":500} /--></div><!-- /wp:group -->' ) as $content ) {
			$GLOBALS['wp_scripts'] = null;
			$page_id               = $this->make_post( array( 'post_content' => $content ) );
			$tag                   = $this->tag( $this->settings(), (string) wp_parse_url( get_permalink( $page_id ), PHP_URL_PATH ) );
			$this->assertSame( '#wetechforu-chat', $tag->getAttribute( 'data-inline' ) );
		}
	}

	public function test_a_chat_that_is_not_in_what_is_shown_leaves_the_page_its_button(): void {
		$chat  = '[wetechforu_chat]';
		$pages = array(
			'behind a password'    => array( 'post_content' => $chat, 'post_password' => 'sesame' ),
			'on the next page'     => array( 'post_content' => "One<!--nextpage-->\n" . $chat ),
			'written, and no chat' => array( 'post_content' => 'Write [' . $chat . '] into a page.' ),
			'a button in capitals' => array( 'post_content' => '[wetechforu_chat mode="Button"]' ),
		);
		foreach ( $pages as $where => $page ) {
			$GLOBALS['wp_scripts'] = null;
			$path                  = (string) wp_parse_url( get_permalink( $this->make_post( $page ) ), PHP_URL_PATH );
			$this->assertFalse( $this->tag( $this->settings(), $path )->hasAttribute( 'data-inline' ), $where );
		}
	}

	public function test_a_chat_on_the_second_page_of_a_post_is_in_its_place_there(): void {
		$path = (string) wp_parse_url( get_permalink( $this->make_post( array( 'post_content' => 'One<!--nextpage-->[wetechforu_chat]' ) ) ), PHP_URL_PATH );
		$this->assertSame( '#wetechforu-chat', $this->tag( $this->settings(), $path . '2/' )->getAttribute( 'data-inline' ) );
	}

	public function test_a_page_with_a_button_only_keeps_the_chats_own_button(): void {
		foreach ( array( '[wetechforu_chat mode="button"]', '<!-- wp:wetechforu-chat-widget/chat {"mode":"button"} /-->' ) as $content ) {
			$GLOBALS['wp_scripts'] = null;
			$page_id               = $this->make_post( array( 'post_content' => $content ) );
			$tag                   = $this->tag( $this->settings(), (string) wp_parse_url( get_permalink( $page_id ), PHP_URL_PATH ) );
			$this->assertFalse( $tag->hasAttribute( 'data-inline' ) );
			$this->assertFalse( $tag->hasAttribute( 'data-hidden' ) );
		}
	}
}
