<?php
/**
 * The chat in Site Health.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Service_Check;
use WeTechForU\ChatWidget\Settings;
use WeTechForU\ChatWidget\Site_Health;

final class Site_Health_Test extends Plugin_Test_Case {

	private function site_health( Settings $settings ): Site_Health {
		return new Site_Health( $settings, new Service_Check( $settings, $this->tokens( $settings ) ) );
	}

	public function test_the_facts_name_the_signing_key_and_never_its_secret(): void {
		$info = $this->site_health( $this->settings( array(), true ) )->add_facts( array() );
		$this->assertSame( 'wik_test', $info['wetechforu-chat-widget']['fields']['identity']['value'] );
		$this->assertSame( self::KEY, $info['wetechforu-chat-widget']['fields']['widget_key']['value'] );
		$this->assertStringNotContainsString( self::SECRET, (string) wp_json_encode( $info ) );
	}

	public function test_what_the_service_says_is_text(): void {
		$finding = array(
			'level' => 'good',
			'code'  => 'connected',
			'text'  => self::HOSTILE_NAME,
			'help'  => '<img src=x onerror=alert(1)>',
		);
		$verdict = Site_Health::verdict(
			array(
				'status'   => 'good',
				'findings' => array( $finding ),
			)
		);
		$this->assertSame( array(), $this->elements( $verdict['description'], 'script' ) );
		$this->assertSame( array(), $this->elements( $verdict['description'], 'img' ) );
		$this->assertSame( self::HOSTILE_NAME . ' ' . $finding['help'], $this->elements( $verdict['description'], 'li' )[0]->textContent );
		$this->assertSame( 'good', $verdict['status'] );
	}

	public function test_a_chat_that_is_not_set_up_is_a_recommendation_and_nobody_is_asked(): void {
		$asked = 0;
		$count = static function ( $answer ) use ( &$asked ) {
			++$asked;
			return $answer;
		};
		add_filter( 'pre_http_request', $count );
		$verdict = $this->site_health( $this->settings( array( 'widget_key' => '' ) ) )->direct_test();
		remove_filter( 'pre_http_request', $count );
		$this->assertSame( 'recommended', $verdict['status'] );
		$this->assertSame( 0, $asked );
	}

	public function test_only_who_may_see_site_health_may_ask_for_the_test(): void {
		$this->settings( array( 'widget_key' => '' ) );
		$this->assertSame( 401, $this->ask( 'GET', '/wetechforu-chat-widget/v1/health' )->get_status() );
		$this->assertSame( 401, $this->ask( 'POST', '/wetechforu-chat-widget/v1/check' )->get_status() );
		wp_set_current_user( 1 );
		$this->assertSame( 200, $this->ask( 'GET', '/wetechforu-chat-widget/v1/health' )->get_status() );
	}

	public function test_the_connection_test_takes_text_and_nothing_else(): void {
		$this->settings();
		wp_set_current_user( 1 );
		$this->assertSame( 400, $this->ask( 'POST', '/wetechforu-chat-widget/v1/check', array( 'widget_key' => array( 'x' ) ) )->get_status() );
	}
}
