<?php
/**
 * What may be saved of a form.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Settings;
use WeTechForU\ChatWidget\Settings_Sanitizer;

final class Settings_Sanitizer_Test extends Plugin_Test_Case {

	private function sanitizer( array $config = array() ): Settings_Sanitizer {
		return new Settings_Sanitizer( $config + $this->config()->values() );
	}

	private function before( array $changes = array() ): array {
		return $changes + Settings::defaults();
	}

	public function test_a_key_that_is_none_keeps_the_former_one_and_says_what_a_key_looks_like(): void {
		$sanitizer = $this->sanitizer();
		$saved     = $sanitizer->sanitize( array( 'widget_key' => 'wtfu_nonsense' ), $this->before( array( 'widget_key' => self::KEY ) ) );
		$this->assertSame( self::KEY, $saved['widget_key'] );
		$this->assertStringContainsString( 'wtfu_ followed by 32', $sanitizer->problems()[0]['message'] );
	}

	public function test_a_key_is_taken_with_spaces_around_it_and_in_capitals(): void {
		$saved = $this->sanitizer()->sanitize( array( 'widget_key' => '  ' . strtoupper( self::KEY ) . "\n" ), $this->before() );
		$this->assertSame( self::KEY, $saved['widget_key'] );
	}

	public function test_what_the_zip_brought_is_not_saved_so_that_a_newer_zip_may_bring_another(): void {
		$sanitizer = $this->sanitizer( array( 'widget_key' => self::KEY, 'api_url' => self::API ) );
		$saved     = $sanitizer->sanitize( array( 'widget_key' => self::KEY, 'api_url' => self::API ), $this->before() );
		$this->assertSame( array( '', '' ), array( $saved['widget_key'], $saved['api_url'] ) );
		$this->assertSame( array(), $sanitizer->problems() );
	}

	/**
	 * @dataProvider addresses
	 */
	public function test_an_address_is_saved_as_the_hosts( string $typed, string $saved_as ): void {
		$saved = $this->sanitizer()->sanitize( array( 'api_url' => $typed ), $this->before() );
		$this->assertSame( $saved_as, $saved['api_url'] );
	}

	public function addresses(): array {
		return array(
			'plain'            => array( 'https://chat.example.com', 'https://chat.example.com' ),
			'with a slash'     => array( 'https://chat.example.com/', 'https://chat.example.com' ),
			'with a path'      => array( 'https://chat.example.com/api/chat-widget', 'https://chat.example.com' ),
			'without a scheme' => array( 'Chat.Example.com', 'https://chat.example.com' ),
			'with a port'      => array( 'http://127.0.0.1:8787', 'http://127.0.0.1:8787' ),
			'a script'         => array( 'javascript:alert(1)', '' ),
			'with a password'  => array( 'https://user:pass@chat.example.com', '' ),
			'markup'           => array( 'https://"><script>alert(1)</script>', '' ),
			'words'            => array( 'my chat host', '' ),
		);
	}

	public function test_addresses_of_pages_lose_this_sites_host_and_other_hosts_are_told(): void {
		$sanitizer = $this->sanitizer();
		$lines     = "/shop/*\n " . home_url( '/prices/' ) . "\r\ncontact\n\nhttps://elsewhere.example/page\n/shop/*";
		$saved     = $sanitizer->sanitize( array( 'include_urls' => $lines ), $this->before() );
		$this->assertSame( array( '/shop/*', '/prices/', '/contact' ), $saved['include_urls'] );
		$this->assertStringContainsString( 'elsewhere.example', $sanitizer->problems()[0]['message'] );
	}

	public function test_more_than_a_hundred_addresses_and_very_long_ones_are_left_out_and_told(): void {
		$sanitizer = $this->sanitizer();
		$lines     = implode( "\n", array_map( static fn ( int $n ): string => "/page-$n", range( 1, 101 ) ) );
		$saved     = $sanitizer->sanitize( array( 'exclude_urls' => '/' . str_repeat( 'a', 301 ) . "\n" . $lines ), $this->before() );
		$this->assertCount( 100, $saved['exclude_urls'] );
		$this->assertCount( 2, $sanitizer->problems() );
	}

	public function test_only_roles_kinds_and_places_that_there_are_can_be_chosen(): void {
		$saved = $this->sanitizer()->sanitize(
			array(
				'hidden_roles' => array( 'editor', 'emperor', array( 'nested' ) ),
				'post_types'   => array( 'page', 'nonsense' ),
				'pages'        => array( '7', '7', '-3', 'x', array( 1 ) ),
				'position'     => 'middle',
				'show'         => 'nowhere',
				'consent'      => 'maybe',
			),
			$this->before()
		);
		$this->assertSame( array( 'editor' ), $saved['hidden_roles'] );
		$this->assertSame( array( 'page' ), $saved['post_types'] );
		$this->assertSame( array( 7, 3 ), $saved['pages'] );
		$this->assertSame( array( '', 'everywhere', 'functional' ), array( $saved['position'], $saved['show'], $saved['consent'] ) );
	}

	public function test_what_comes_out_comes_out_the_same_again(): void {
		$input = array(
			'widget_key'   => self::KEY,
			'api_url'      => self::API . '/x',
			'enabled'      => '1',
			'show'         => 'chosen',
			'include_urls' => "/a/*\n/b?x=1",
			'pages'        => array( '4' ),
			'hidden_roles' => array( 'editor' ),
		);
		$once  = $this->sanitizer()->sanitize( $input, $this->before() );
		$this->assertSame( $once, $this->sanitizer()->sanitize( $once, $this->before() ) );
	}

	public function test_anything_but_a_form_gives_settings_all_the_same(): void {
		foreach ( array( null, 'text', 7, array( 'widget_key' => array( 'x' ) ) ) as $rubbish ) {
			$this->assertSame( array_keys( Settings::defaults() ), array_keys( $this->sanitizer()->sanitize( $rubbish, $this->before() ) ) );
		}
	}

	public function test_an_empty_secret_keeps_the_saved_one(): void {
		$before = array( 'key_id' => 'wik_a', 'secret' => self::SECRET );
		$this->assertSame( $before, $this->sanitizer()->sanitize_identity( array( 'key_id' => 'wik_a', 'secret' => '' ), $before ) );
	}

	public function test_a_new_key_without_its_secret_is_not_taken(): void {
		$before    = array( 'key_id' => 'wik_a', 'secret' => self::SECRET );
		$sanitizer = $this->sanitizer();
		$this->assertSame( $before, $sanitizer->sanitize_identity( array( 'key_id' => 'wik_b', 'secret' => '' ), $before ) );
		$this->assertStringContainsString( 'Paste both', $sanitizer->problems()[0]['message'] );
	}

	public function test_a_secret_without_its_key_is_not_taken(): void {
		$secret = array( 'key_id' => '', 'secret' => self::SECRET );
		foreach ( array( array(), array( 'key_id' => 'wik_a', 'secret' => 'the-secret-before-it' ) ) as $before ) {
			$sanitizer = $this->sanitizer();
			$this->assertSame( $before['secret'] ?? '', $sanitizer->sanitize_identity( $secret, $before )['secret'] );
			$this->assertStringContainsString( 'Paste both', $sanitizer->problems()[0]['message'] );
		}
	}

	public function test_a_secret_is_taken_as_it_is_or_not_at_all(): void {
		$odd   = 'abc%20def<b>ghi&jkl';
		$saved = $this->sanitizer()->sanitize_identity( array( 'key_id' => 'wik_b', 'secret' => $odd ), array() );
		$this->assertSame( $odd, $saved['secret'] );
		$this->assertSame( '', $this->sanitizer()->sanitize_identity( array( 'key_id' => 'wik_b', 'secret' => 'has a space in it' ), array() )['secret'] );
	}

	public function test_a_key_can_be_forgotten(): void {
		$saved = $this->sanitizer()->sanitize_identity( array( 'key_id' => 'wik_a', 'forget' => '1' ), array( 'key_id' => 'wik_a', 'secret' => self::SECRET ) );
		$this->assertSame( array( 'key_id' => '', 'secret' => '' ), $saved );
	}
}
