<?php
/**
 * Proof that this site is the client's own.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

final class Proof_Test extends Plugin_Test_Case {

	const ROUTE = '/wetechforu-chat-widget/v1/proof';

	const CHALLENGE = '0b5f3f6e-7d4e-4c7c-9a39-3f1d5c0f9a10';

	public function test_a_challenge_is_signed_for_this_host_and_this_widget_for_five_minutes(): void {
		$this->settings( array(), true );
		$answer = $this->ask( 'GET', self::ROUTE, array( 'challenge' => self::CHALLENGE ) );
		$this->assertSame( 200, $answer->get_status() );
		list( $header, $claims ) = $this->read_token( $answer->get_data()['token'] );
		$this->assertSame( array( 'wik_test', 'wetechforu-proof+jwt' ), array( $header['kid'], $header['typ'] ) );
		$this->assertSame( self::KEY, $claims['aud'] );
		$this->assertSame( self::CHALLENGE, $claims['challenge'] );
		$this->assertSame( preg_replace( '#^https?://|/.*$#', '', home_url() ), $claims['host'] );
		$this->assertSame( 300, $claims['exp'] - $claims['iat'] );
		$this->assertArrayNotHasKey( 'email', $claims );
	}

	public function test_nothing_may_keep_the_answer(): void {
		$this->settings( array(), true );
		$answer = $this->ask( 'GET', self::ROUTE, array( 'challenge' => self::CHALLENGE ) );
		$this->assertStringContainsString( 'no-store', $answer->get_headers()['Cache-Control'] );
	}

	/**
	 * @dataProvider rubbish
	 */
	public function test_what_is_no_challenge_is_never_signed( array $query ): void {
		$this->settings( array(), true );
		$this->assertSame( 400, $this->ask( 'GET', self::ROUTE, $query )->get_status() );
	}

	public function rubbish(): array {
		return array(
			'nothing'       => array( array() ),
			'short'         => array( array( 'challenge' => 'abc' ) ),
			'long'          => array( array( 'challenge' => str_repeat( 'a', 129 ) ) ),
			'markup'        => array( array( 'challenge' => '<script>alert(1)</script>' ) ),
			'a line'        => array( array( 'challenge' => self::CHALLENGE . "\n" ) ),
			'several of it' => array( array( 'challenge' => array( self::CHALLENGE ) ) ),
		);
	}

	public function test_a_site_without_a_key_proves_nothing(): void {
		$this->settings();
		$this->assertSame( 404, $this->ask( 'GET', self::ROUTE, array( 'challenge' => self::CHALLENGE ) )->get_status() );
	}
}
