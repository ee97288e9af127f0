<?php
/**
 * Signed-in users, made known to the chat. I34 of ARCHITECTURE.md.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Admin\Settings_Page;
use WeTechForU\ChatWidget\Identity;
use WeTechForU\ChatWidget\Service_Check;
use WeTechForU\ChatWidget\Settings;

final class Identity_Test extends Plugin_Test_Case {

	const ROUTE = '/wetechforu-chat-widget/v1/identity';

	/**
	 * A user of this test.
	 *
	 * @var \WP_User
	 */
	private $user;

	protected function setUp(): void {
		parent::setUp();
		$user_id    = wp_insert_user(
			array(
				'user_login'   => 'identity-mara',
				'user_email'   => 'identity-mara@example.com',
				'user_pass'    => wp_generate_password(),
				'display_name' => "Mara O'Brien\n<b>",
			)
		);
		$this->user = get_userdata( $user_id );
	}

	protected function tearDown(): void {
		$this->remove_user( $this->user->ID );
		parent::tearDown();
	}

	private function own_page( array $changes = array() ): array {
		return $changes + array(
			'origin'            => home_url(),
			'sec_fetch_site'    => 'same-origin',
			'x_wetechforu_chat' => '1',
		);
	}

	private function sign_in(): void {
		$_COOKIE[ LOGGED_IN_COOKIE ] = wp_generate_auth_cookie( $this->user->ID, time() + HOUR_IN_SECONDS, 'logged_in' );
	}

	public function test_a_token_names_the_user_for_this_widget_for_ten_minutes(): void {
		$token                   = $this->tokens( $this->settings( array(), true ) )->for_user( $this->user );
		list( $header, $claims ) = $this->read_token( $token );
		$this->assertSame( array( 'alg' => 'HS256', 'typ' => 'JWT', 'kid' => 'wik_test' ), $header );
		$this->assertSame( 'wp-' . substr( home_url(), strlen( 'http://' ) ) . '-' . $this->user->ID, $claims['sub'] );
		$this->assertSame( self::KEY, $claims['aud'] );
		$this->assertSame( 600, $claims['exp'] - $claims['iat'] );
		$this->assertLessThanOrEqual( time(), $claims['iat'] );
		$this->assertSame( 'identity-mara@example.com', $claims['email'] );
		$this->assertStringStartsWith( "Mara O'Brien", $claims['name'] );
		$this->assertStringNotContainsString( "\n", $claims['name'] );
	}

	public function test_a_filter_may_add_attributes_and_change_neither_the_person_nor_the_widget_nor_the_kind_of_token(): void {
		$meddle = static function ( array $claims ): array {
			return array( 'attributes' => array( 'plan' => 'pro' ), 'sub' => 'somebody-else', 'aud' => 'another', 'exp' => 9999999999, 'typ' => 'wetechforu-site+jwt' ) + $claims;
		};
		add_filter( 'wetechforu_chat_widget_identity_claims', $meddle );
		list( $header, $claims ) = $this->read_token( $this->tokens( $this->settings( array(), true ) )->for_user( $this->user ) );
		remove_filter( 'wetechforu_chat_widget_identity_claims', $meddle );
		$this->assertSame( 'JWT', $header['typ'] );
		$this->assertSame( array( 'plan' => 'pro' ), $claims['attributes'] );
		$this->assertStringStartsWith( 'wp-', $claims['sub'] );
		$this->assertSame( self::KEY, $claims['aud'] );
		$this->assertLessThan( time() + 700, $claims['exp'] );
	}

	public function test_users_of_two_sites_with_one_widget_are_never_the_same_person(): void {
		$settings = $this->settings( array(), true );
		$person   = function ( string $home ) use ( $settings ): string {
			$move = static function () use ( $home ): string {
				return $home;
			};
			add_filter( 'pre_option_home', $move );
			list( , $claims ) = $this->read_token( $this->tokens( $settings )->for_user( $this->user ) );
			remove_filter( 'pre_option_home', $move );
			return $claims['sub'];
		};
		$this->assertSame( 'wp-shop.example.com-' . $this->user->ID, $person( 'https://shop.example.com' ) );
		$this->assertSame( $person( 'https://shop.example.com' ), $person( 'http://www.shop.example.com/' ) );
		$this->assertNotSame( $person( 'https://shop.example.com' ), $person( 'https://staging.shop.example.com' ) );
		$this->assertNotSame( $person( 'https://shop.example.com' ), $person( 'https://shop.example.com/blog' ) );
		$long = 'https://shop.example.com/' . str_repeat( 'a', 300 );
		$this->assertLessThan( 255, strlen( $person( $long ) ) );
		$this->assertNotSame( $person( $long ), $person( $long . 'b' ) );
	}

	public function test_an_attribute_that_is_not_there_does_not_cost_the_user_their_name(): void {
		$add = static function ( array $claims ): array {
			return array( 'attributes' => array( 'plan' => null, 'groups' => array( 'a' ) ) ) + $claims;
		};
		add_filter( 'wetechforu_chat_widget_identity_claims', $add );
		$token = $this->tokens( $this->settings( array(), true ) )->for_user( $this->user );
		remove_filter( 'wetechforu_chat_widget_identity_claims', $add );
		$this->assertStringContainsString( '"attributes":{}', (string) base64_decode( strtr( explode( '.', $token )[1], '-_', '+/' ) ) );
	}

	public function test_a_name_is_signed_as_it_was_typed(): void {
		wp_update_user( array( 'ID' => $this->user->ID, 'display_name' => "Tom & Söhne \"O'Neil\"" ) );
		list( , $claims ) = $this->read_token( $this->tokens( $this->settings( array(), true ) )->for_user( get_userdata( $this->user->ID ) ) );
		$this->assertSame( "Tom & Söhne \"O'Neil\"", $claims['name'] );
	}

	public function test_without_a_key_nothing_is_signed(): void {
		$this->assertNull( $this->tokens( $this->settings() )->for_user( $this->user ) );
	}

	public function test_a_signed_in_users_page_gets_a_token_that_nothing_may_keep(): void {
		$this->settings( array(), true );
		$this->sign_in();
		$answer = $this->ask( 'POST', self::ROUTE, array(), $this->own_page() );
		$this->assertSame( 200, $answer->get_status() );
		list( , $claims ) = $this->read_token( $answer->get_data()['token'] );
		$this->assertSame( 'identity-mara@example.com', $claims['email'] );
		$this->assertStringContainsString( 'no-store', $answer->get_headers()['Cache-Control'] );
		$this->assertStringNotContainsString( self::SECRET, (string) wp_json_encode( array( $answer->get_data(), $answer->get_headers() ) ) );
	}

	public function test_a_visitor_gets_nothing(): void {
		$this->settings( array(), true );
		$answer = $this->ask( 'POST', self::ROUTE, array(), $this->own_page() );
		$this->assertSame( array( 204, null ), array( $answer->get_status(), $answer->get_data() ) );
	}

	public function test_a_forged_cookie_gets_nothing(): void {
		$this->settings( array(), true );
		$_COOKIE[ LOGGED_IN_COOKIE ] = $this->user->user_login . '|9999999999|token|' . str_repeat( 'a', 64 );
		$this->assertSame( 204, $this->ask( 'POST', self::ROUTE, array(), $this->own_page() )->get_status() );
	}

	public function test_a_user_gets_nothing_where_the_owner_switched_it_off(): void {
		$this->settings( array( 'identify_users' => false ), true );
		$this->sign_in();
		$this->assertSame( 204, $this->ask( 'POST', self::ROUTE, array(), $this->own_page() )->get_status() );
	}

	/**
	 * @dataProvider foreign_requests
	 */
	public function test_another_sites_page_is_refused( array $changes ): void {
		$this->settings( array(), true );
		$this->sign_in();
		$headers = array_filter( $changes + $this->own_page(), 'is_string' );
		$this->assertSame( 403, $this->ask( 'POST', self::ROUTE, array(), $headers )->get_status() );
	}

	public function foreign_requests(): array {
		return array(
			'another origin'                => array( array( 'origin' => 'https://evil.example' ) ),
			'an origin that begins alike'   => array( array( 'origin' => 'http://127.0.0.1:39277.evil.example' ) ),
			'no origin'                     => array( array( 'origin' => null ) ),
			'an opaque origin'              => array( array( 'origin' => 'null' ) ),
			'the browser says cross-site'   => array( array( 'sec_fetch_site' => 'cross-site' ) ),
			'the browser says same-site'    => array( array( 'sec_fetch_site' => 'same-site' ) ),
			'a form, which has no header'   => array( array( 'x_wetechforu_chat' => null ) ),
		);
	}

	public function test_the_route_cannot_be_read_by_get_which_caches_keep(): void {
		$this->settings( array(), true );
		$this->assertSame( 404, $this->ask( 'GET', self::ROUTE, array(), $this->own_page() )->get_status() );
	}

	public function test_a_page_says_the_same_for_users_and_visitors(): void {
		$settings = $this->settings( array(), true );
		$identity = new Identity( $settings, $this->tokens( $settings ) );
		$pages    = array();
		foreach ( array( 0, $this->user->ID ) as $user_id ) {
			wp_set_current_user( $user_id );
			$GLOBALS['wp_scripts'] = null;
			$this->loader( $settings );
			add_filter( 'wp_script_attributes', array( $identity, 'add_route' ) );
			$identity->enqueue();
			$script  = $this->scripts()['wetechforu-chat-widget-identity-js'];
			$pages[] = $script->ownerDocument->saveHTML( $script );
		}
		$this->assertSame( $pages[0], $pages[1] );
		$this->assertStringContainsString( 'v1/identity', $pages[0] );
		$this->assertStringContainsString( 'data-chat="' . self::KEY . '"', $pages[0] );
		$this->assertStringNotContainsString( 'mara', $pages[0] );
		$this->assertStringNotContainsString( self::SECRET, $pages[0] );
	}

	public function test_no_secret_is_in_the_settings_of_the_rest_api(): void {
		$settings = $this->settings( array(), true );
		wp_set_current_user( 1 );
		( new Settings_Page( $settings, $this->config(), new Service_Check( $settings, $this->tokens( $settings ) ) ) )->register();
		$answer = $this->ask( 'GET', '/wp/v2/settings' );
		$this->assertSame( 200, $answer->get_status() );
		$this->assertStringNotContainsString( self::SECRET, (string) wp_json_encode( $answer->get_data() ) );
		$this->assertArrayNotHasKey( Settings::IDENTITY_OPTION, $answer->get_data() );
	}
}
