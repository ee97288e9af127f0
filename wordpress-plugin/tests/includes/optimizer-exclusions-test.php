<?php
/**
 * Optimisation plugins leave the chat alone.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Optimizer_Exclusions;

final class Optimizer_Exclusions_Test extends Plugin_Test_Case {

	/**
	 * @dataProvider address_filters
	 */
	public function test_lists_of_addresses_get_ours_and_keep_theirs( string $filter ): void {
		$list = apply_filters( $filter, array( '/their.js' ) );
		$this->assertSame( array( '/their.js', '/w/wtfu_', 'plugins/wetechforu-chat-widget/assets/' ), $list );
		$this->assertContains( '/w/wtfu_', apply_filters( $filter, false ) );
	}

	public function address_filters(): array {
		return array_map( static fn ( string $filter ): array => array( $filter ), Optimizer_Exclusions::ADDRESS_FILTERS );
	}

	/**
	 * @dataProvider handle_filters
	 */
	public function test_lists_of_handles_get_ours_and_keep_theirs( string $filter ): void {
		$list = apply_filters( $filter, array( 'their-handle' ) );
		$this->assertContains( 'their-handle', $list );
		$this->assertContains( 'wetechforu-chat-widget', $list );
		$this->assertContains( 'wetechforu-chat-widget-identity', $list );
	}

	public function handle_filters(): array {
		return array_map( static fn ( string $filter ): array => array( $filter ), Optimizer_Exclusions::HANDLE_FILTERS );
	}

	public function test_the_addresses_are_parts_of_what_is_really_loaded(): void {
		$url = \WeTechForU\ChatWidget\Service::script_url( self::API, self::KEY );
		$this->assertStringContainsString( Optimizer_Exclusions::ADDRESSES[0], $url );
		$this->assertStringContainsString( Optimizer_Exclusions::ADDRESSES[1], 'https://x.example/wp-content/plugins/wetechforu-chat-widget/assets/consent.js' );
	}

	public function test_autoptimize_gets_a_text_where_it_has_one_and_keys_where_it_has_an_array(): void {
		$this->assertSame( 'a.js, /w/wtfu_, plugins/wetechforu-chat-widget/assets/', apply_filters( 'autoptimize_filter_js_exclude', 'a.js' ) );
		$this->assertSame( '/w/wtfu_, plugins/wetechforu-chat-widget/assets/', apply_filters( 'autoptimize_filter_js_exclude', '' ) );
		$this->assertArrayHasKey( '/w/wtfu_', apply_filters( 'autoptimize_filter_js_exclude', array( 'a.js' => '' ) ) );
	}

	public function test_who_asks_of_each_script_is_told_no_for_ours_alone(): void {
		$this->assertFalse( apply_filters( 'w3tc_minify_js_do_tag_minification', true, '<script src="https://h/w/wtfu_1.js"></script>', null ) );
		$this->assertTrue( apply_filters( 'w3tc_minify_js_do_tag_minification', true, '<script src="/a.js"></script>', 'a.js' ) );
		foreach ( array( 'wphb_minify_resource', 'wphb_combine_resource' ) as $filter ) {
			$this->assertFalse( apply_filters( $filter, true, 'wetechforu-chat-widget', 'scripts', '' ) );
			$this->assertTrue( apply_filters( $filter, true, 'jquery', 'scripts', '' ) );
		}
	}
}
