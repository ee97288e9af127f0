<?php
/**
 * Where the chat is shown.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Display_Rules;
use WeTechForU\ChatWidget\Settings;

final class Display_Rules_Test extends Plugin_Test_Case {

	/**
	 * @dataProvider cases
	 */
	public function test_rules( bool $expected, array $settings, array $context ): void {
		$usual = array(
			'is_front_page' => false,
			'post_id'       => 12,
			'post_type'     => 'page',
			'path'          => '/about/',
			'query'         => '',
			'roles'         => array(),
		);
		$this->assertSame( $expected, Display_Rules::decide( $settings + Settings::defaults(), $context + $usual ) );
	}

	public function cases(): array {
		$chosen = array( 'show' => 'chosen' );
		return array(
			'everywhere is everywhere'                  => array( true, array(), array() ),
			'off is off'                                => array( false, array( 'enabled' => false ), array() ),
			'the front page only, elsewhere'            => array( false, array( 'show' => 'front_page' ), array() ),
			'the front page only, there'                => array( true, array( 'show' => 'front_page' ), array( 'is_front_page' => true ) ),
			'chosen, and nothing chosen'                => array( false, $chosen, array() ),
			'chosen by its kind'                        => array( true, $chosen + array( 'post_types' => array( 'page' ) ), array() ),
			'chosen by another kind'                    => array( false, $chosen + array( 'post_types' => array( 'post' ) ), array() ),
			'chosen itself'                             => array( true, $chosen + array( 'pages' => array( 12 ) ), array() ),
			'no page is not page nought'                => array( false, $chosen + array( 'pages' => array( 12 ) ), array( 'post_id' => 0 ) ),
			'chosen by its address'                     => array( true, $chosen + array( 'include_urls' => array( '/about' ) ), array() ),
			'a star is anything below'                  => array( true, $chosen + array( 'include_urls' => array( '/shop/*' ) ), array( 'path' => '/shop/hats/red' ) ),
			'a star is the place itself too'            => array( true, $chosen + array( 'include_urls' => array( '/shop/*' ) ), array( 'path' => '/shop' ) ),
			'a star is not a neighbour'                 => array( false, $chosen + array( 'include_urls' => array( '/shop/*' ) ), array( 'path' => '/shopping' ) ),
			'a star in the middle'                      => array( true, $chosen + array( 'include_urls' => array( '*/contact' ) ), array( 'path' => '/de/contact/' ) ),
			'a dot is a dot'                            => array( false, $chosen + array( 'include_urls' => array( '/a.b' ) ), array( 'path' => '/axb' ) ),
			'capitals make no difference'               => array( true, $chosen + array( 'include_urls' => array( '/About' ) ), array() ),
			'letters beyond ASCII'                      => array( true, $chosen + array( 'include_urls' => array( '/über-uns' ) ), array( 'path' => '/%C3%9Cber-uns/' ) ),
			'the query counts where the pattern has it' => array( true, $chosen + array( 'include_urls' => array( '/?page_id=7' ) ), array( 'path' => '/', 'query' => 'page_id=7' ) ),
			'and must be that query'                    => array( false, $chosen + array( 'include_urls' => array( '/?page_id=7' ) ), array( 'path' => '/', 'query' => 'page_id=71' ) ),
			'whatever an advertisement adds to it'      => array( true, $chosen + array( 'include_urls' => array( '/?page_id=7' ) ), array( 'path' => '/', 'query' => 'utm_source=x&page_id=7&gclid=1' ) ),
			'all that the pattern has must be there'    => array( false, $chosen + array( 'include_urls' => array( '/?page_id=7&lang=es' ) ), array( 'path' => '/', 'query' => 'page_id=7' ) ),
			'a star in the query is any value'          => array( true, $chosen + array( 'include_urls' => array( '*?s=*' ) ), array( 'path' => '/', 'query' => 's=hats' ) ),
			'and does not count otherwise'              => array( true, $chosen + array( 'include_urls' => array( '/about' ) ), array( 'query' => 'utm_source=x' ) ),
			'an exception wins'                         => array( false, array( 'exclude_urls' => array( '/about' ) ), array() ),
			'also over the front page'                  => array( false, array( 'show' => 'front_page', 'exclude_urls' => array( '/' ) ), array( 'is_front_page' => true, 'path' => '/' ) ),
			'the root alone is not everything'          => array( true, array( 'exclude_urls' => array( '/' ) ), array() ),
			'hidden for one of the roles'               => array( false, array( 'hidden_roles' => array( 'editor' ) ), array( 'roles' => array( 'author', 'editor' ) ) ),
			'and for nobody else'                       => array( true, array( 'hidden_roles' => array( 'editor' ) ), array( 'roles' => array( 'author' ) ) ),
		);
	}

	public function test_a_real_page_is_known_by_its_kind_its_id_and_its_address(): void {
		$page_id = $this->make_post( array( 'post_name' => 'rules-page' ) );
		foreach ( array( array( 'post_types' => array( 'page' ) ), array( 'pages' => array( $page_id ) ), array( 'include_urls' => array( '/rules-*' ) ) ) as $rule ) {
			$this->go_to( get_permalink( $page_id ) );
			$this->assertTrue( ( new Display_Rules( $this->settings( $rule + array( 'show' => 'chosen' ) ) ) )->is_shown_here() );
			$this->go_to( home_url( '/' ) );
			$this->assertFalse( ( new Display_Rules( $this->settings( $rule + array( 'show' => 'chosen' ) ) ) )->is_shown_here() );
		}
	}

	public function test_a_page_builders_canvas_has_no_chat(): void {
		$this->go_to( home_url( '/?elementor-preview=7' ) );
		$this->assertFalse( ( new Display_Rules( $this->settings() ) )->is_shown_here() );
	}

	public function test_a_site_may_decide_by_a_filter(): void {
		$this->go_to( home_url( '/' ) );
		add_filter( 'wetechforu_chat_widget_is_shown', '__return_false' );
		$is_shown = ( new Display_Rules( $this->settings() ) )->is_shown_here();
		remove_filter( 'wetechforu_chat_widget_is_shown', '__return_false' );
		$this->assertFalse( $is_shown );
	}
}
