<?php
/**
 * The chat in a page's content.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Block;
use WeTechForU\ChatWidget\Chat_Markup;
use WeTechForU\ChatWidget\Shortcode;

final class Chat_Markup_Test extends Plugin_Test_Case {

	public function test_the_shortcode_puts_the_chat_in_its_place_and_brings_the_script(): void {
		$html  = ( new Shortcode( $this->markup( $this->settings() ) ) )->render( '' );
		$boxes = $this->elements( $html, 'div' );
		$this->assertSame( 'wetechforu-chat', $boxes[2]->getAttribute( 'id' ) );
		$this->assertSame( 'height:600px', $boxes[1]->getAttribute( 'style' ) );
		$this->assertSame( '#wetechforu-chat', $this->scripts()['wetechforu-chat-widget-js']->getAttribute( 'data-inline' ) );
	}

	public function test_where_the_script_is_blocked_there_is_a_link_to_the_chats_own_page(): void {
		foreach ( array( 'inline', 'button' ) as $mode ) {
			$html = ( new Shortcode( $this->markup( $this->settings() ) ) )->render( array( 'mode' => $mode ) );
			$this->assertSame( self::API . '/chat/' . self::KEY, $this->elements( $html, 'a' )[0]->getAttribute( 'href' ) );
		}
	}

	public function test_a_feed_leads_to_the_page_where_the_chat_is(): void {
		$page_id = $this->make_post();
		$this->go_to( home_url( '/' ) );
		$GLOBALS['wp_query']->is_feed = true;
		$GLOBALS['post']              = get_post( $page_id );

		$html = ( new Shortcode( $this->markup( $this->settings() ) ) )->render( '' );

		$GLOBALS['post'] = null;
		$this->go_to( home_url( '/' ) );
		$this->assertSame( get_permalink( $page_id ), $this->elements( $html, 'a' )[0]->getAttribute( 'href' ) );
	}

	public function test_a_mode_that_there_is_not_is_the_chat_in_its_place_as_the_page_was_told(): void {
		foreach ( array( 'chat' => 1, 'inline' => 1, 'BUTTON' => 0 ) as $mode => $places ) {
			$html = ( new Shortcode( $this->markup( $this->settings() ) ) )->render( array( 'mode' => (string) $mode ) );
			$this->assertSame( $places, substr_count( $html, 'id="wetechforu-chat"' ), (string) $mode );
			$this->assertSame( 1 === $places, Chat_Markup::holds_inline_chat( '[wetechforu_chat mode="' . $mode . '"]' ), (string) $mode );
		}
	}

	public function test_a_button_brings_the_chat_where_the_settings_hide_it_and_shows_no_second_button(): void {
		$markup = $this->markup( $this->settings( array( 'enabled' => false ) ) );
		$html   = ( new Shortcode( $markup ) )->render( array( 'mode' => 'button', 'text' => 'Ask us' ) );
		$this->assertSame( 'Ask us', $this->elements( $html, 'a' )[0]->textContent );
		$scripts = $this->scripts();
		$this->assertArrayHasKey( 'wetechforu-chat-widget-open-js', $scripts );
		$this->assertArrayHasKey( 'wetechforu-chat-widget-js', $scripts );
	}

	public function test_where_the_settings_hide_the_chat_its_own_button_stays_hidden(): void {
		$settings = $this->settings( array( 'enabled' => false ) );
		$loader   = $this->loader( $settings );
		$this->go_to( home_url( '/' ) );
		$loader->enqueue_by_rules();
		$loader->require_for_button();
		$this->assertSame( 'true', $this->scripts()['wetechforu-chat-widget-js']->getAttribute( 'data-hidden' ) );
	}

	public function test_a_chat_in_content_that_nobody_gets_to_see_brings_no_button_where_the_settings_hide_it(): void {
		$loader = $this->loader( $this->settings( array( 'enabled' => false ) ) );
		$this->go_to( home_url( '/' ) );
		$loader->enqueue_by_rules();
		// As a plugin does that makes a page's description of its content.
		$loader->require_for_inline_chat();
		$tag = $this->scripts()['wetechforu-chat-widget-js'];
		$this->assertSame( array( '#wetechforu-chat', 'true' ), array( $tag->getAttribute( 'data-inline' ), $tag->getAttribute( 'data-hidden' ) ) );
	}

	public function test_a_chat_that_could_not_be_foreseen_is_moved_to_its_place_by_a_script(): void {
		$loader = $this->loader( $this->settings() );
		$this->go_to( home_url( '/' ) );
		$loader->enqueue_by_rules();
		// The head goes out.
		$this->assertFalse( $this->scripts()['wetechforu-chat-widget-js']->hasAttribute( 'data-inline' ) );
		$loader->require_for_inline_chat();
		$this->assertArrayHasKey( 'wetechforu-chat-widget-inline-js', $this->scripts() );
	}

	public function test_what_an_author_writes_is_text(): void {
		$html = ( new Shortcode( $this->markup( $this->settings() ) ) )->render( array( 'mode' => 'button', 'text' => 'Tea & "cake" <img src=x onerror=alert(1)>' ) );
		$this->assertSame( array(), $this->elements( $html, 'img' ) );
		$this->assertStringContainsString( 'Tea &amp; &quot;cake&quot;', $html );
	}

	/**
	 * @dataProvider heights
	 */
	public function test_a_height_is_one_that_can_be_used( $written, string $style ): void {
		$html = ( new Shortcode( $this->markup( $this->settings() ) ) )->render( array( 'height' => $written ) );
		$this->assertSame( $style, $this->elements( $html, 'div' )[1]->getAttribute( 'style' ) );
	}

	public function heights(): array {
		return array(
			array( '500', 'height:500px' ),
			array( '500px', 'height:500px' ),
			array( '10', 'height:320px' ),
			array( '99999', 'height:1200px' ),
			array( '-5', 'height:600px' ),
			array( '1px;background:url(//evil)', 'height:320px' ),
			array( 'tall', 'height:600px' ),
		);
	}

	public function test_while_nothing_is_set_up_visitors_see_nothing_and_owners_are_told(): void {
		$shortcode = new Shortcode( $this->markup( $this->settings( array( 'widget_key' => '' ) ) ) );
		$this->assertSame( '', $shortcode->render( '' ) );
		wp_set_current_user( 1 );
		$this->assertStringContainsString( 'Only you see this', $shortcode->render( '' ) );
		$this->assertArrayNotHasKey( 'wetechforu-chat-widget-js', $this->scripts() );
	}

	public function test_the_block_is_registered_and_rendered_by_the_server(): void {
		$block = \WP_Block_Type_Registry::get_instance()->get_registered( Block::NAME );
		$this->assertSame( 3, (int) $block->api_version );
		$this->assertContains( 'wp-block-editor', wp_scripts()->registered[ $block->editor_script_handles[0] ]->deps ?? array( 'wp-block-editor' ) );
		$this->settings();
		$html = do_blocks( '<!-- wp:wetechforu-chat-widget/chat {"mode":"button","text":"Ask","align":"wide"} /-->' );
		$this->assertSame( 'wetechforu-chat alignwide wp-block-wetechforu-chat-widget-chat', $this->elements( $html, 'div' )[0]->getAttribute( 'class' ) );
		$this->assertSame( 'Ask', $this->elements( $html, 'a' )[0]->textContent );
	}
}
