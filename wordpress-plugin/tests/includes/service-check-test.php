<?php
/**
 * The connection test.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use WeTechForU\ChatWidget\Service_Check;
use WeTechForU\ChatWidget\Settings;
use WeTechForU\ChatWidget\Site_Health;

final class Service_Check_Test extends Plugin_Test_Case {

	/**
	 * Requests that were made.
	 *
	 * @var array<int, array{url: string, body: array<string, mixed>}>
	 */
	private $requests = array();

	/**
	 * What the network answers.
	 *
	 * @var array<string, mixed>|\WP_Error
	 */
	private $answer;

	protected function setUp(): void {
		parent::setUp();
		add_filter( 'pre_http_request', array( $this, 'network' ), 1, 3 );
		// The names of examples are found by nobody.
		add_filter( 'http_request_host_is_external', '__return_true' );
		add_filter( 'http_allowed_safe_ports', array( $this, 'all_ports' ) );
	}

	protected function tearDown(): void {
		remove_filter( 'pre_http_request', array( $this, 'network' ), 1 );
		remove_filter( 'http_request_host_is_external', '__return_true' );
		remove_filter( 'http_allowed_safe_ports', array( $this, 'all_ports' ) );
		parent::tearDown();
	}

	public function all_ports(): array {
		return array( 80, 443, 8787 );
	}

	/**
	 * Stands where WordPress lets others stand in for the network.
	 */
	public function network( $answer, $request, $url ) {
		$this->requests[] = array(
			'url'  => $url,
			'body' => json_decode( $request['body'], true ),
		);
		return $this->answer;
	}

	private function says( int $status, $body, array $headers = array() ): void {
		$this->answer = array(
			'headers'  => $headers + array( 'date' => gmdate( 'D, d M Y H:i:s' ) . ' GMT' ),
			'body'     => is_string( $body ) ? $body : wp_json_encode( $body ),
			'response' => array( 'code' => $status, 'message' => '' ),
			'cookies'  => array(),
			'filename' => null,
		);
	}

	private function good( array $changes = array() ): array {
		return $changes + array(
			'success'              => true,
			'widget_name'          => self::HOSTILE_NAME,
			'position'             => 'bottom-right',
			'is_host_allowed'      => true,
			'host'                 => 'shop.example',
			'has_chat_link'        => false,
			'identity_problem'     => null,
			'is_verified'          => true,
			'verification_problem' => null,
			'latest_version'       => \WeTechForU\ChatWidget\VERSION,
		);
	}

	private function check( ?Settings $settings = null ): Service_Check {
		// An address, so that no name has to be found.
		$settings = $settings ?? $this->settings( array( 'api_url' => 'http://127.0.0.1:8787' ), true );
		return new Service_Check( $settings, $this->tokens( $settings ) );
	}

	private function codes( array $result ): array {
		return array_column( $result['findings'], 'code' );
	}

	public function test_the_service_is_told_the_site_and_gets_a_token_of_the_site(): void {
		$this->says( 200, $this->good() );
		$result = $this->check()->run();
		$this->assertSame( 'good', $result['status'] );
		$this->assertSame( 'http://127.0.0.1:8787/api/chat-widget/public/widget/' . self::KEY . '/plugin-check', $this->requests[0]['url'] );
		$body = $this->requests[0]['body'];
		$this->assertSame( home_url(), $body['site_url'] );
		$this->assertSame( \WeTechForU\ChatWidget\VERSION, $body['plugin_version'] );
		list( $header, $claims ) = $this->read_token( $body['token'] );
		$this->assertSame( array( 'wetechforu-site+jwt', self::KEY ), array( $header['typ'], $claims['aud'] ) );
	}

	public function test_what_is_typed_is_tested_without_a_token_and_is_not_remembered(): void {
		$this->says( 200, $this->good() );
		$check = $this->check();
		$check->run( self::OTHER_KEY, '' );
		$this->assertStringContainsString( self::OTHER_KEY, $this->requests[0]['url'] );
		$this->assertArrayNotHasKey( 'token', $this->requests[0]['body'] );
		$this->assertNull( $check->last() );
	}

	public function test_a_result_is_remembered_until_something_else_is_saved(): void {
		$this->says( 200, $this->good() );
		$check = $this->check();
		$check->run();
		$this->assertSame( 'good', $check->last()['status'] );
		$this->assertNull( $this->check( $this->settings( array( 'widget_key' => self::OTHER_KEY ) ) )->last() );
	}

	public function test_what_cannot_be_a_key_or_an_address_is_said_without_asking(): void {
		$this->assertSame( array( 'key_malformed' ), $this->codes( $this->check()->run( 'wtfu_x', '' ) ) );
		$this->assertSame( array( 'url_malformed' ), $this->codes( $this->check()->run( '', 'no address' ) ) );
		$this->assertSame( array( 'key_missing' ), $this->codes( $this->check( $this->settings( array( 'widget_key' => '' ) ) )->run() ) );
		$this->assertSame( array(), $this->requests );
	}

	/**
	 * @dataProvider network_errors
	 */
	public function test_each_failure_of_the_network_has_its_own_words( string $message, string $code ): void {
		$this->answer = new \WP_Error( 'http_request_failed', $message );
		$result       = $this->check()->run();
		$this->assertSame( array( $code ), $this->codes( $result ) );
		$this->assertNotSame( '', $result['findings'][0]['help'] );
		$this->assertSame( 'problem', $result['status'] );
	}

	public function network_errors(): array {
		return array(
			array( 'cURL error 6: Could not resolve host: chat.example.com', 'dns' ),
			array( 'cURL error 7: Failed to connect to 127.0.0.1 port 8787', 'connect' ),
			array( 'cURL error 28: Operation timed out after 15001 milliseconds', 'timeout' ),
			array( 'cURL error 35: error:1408F10B:SSL routines', 'tls' ),
			array( 'cURL error 60: SSL certificate problem: certificate has expired', 'tls' ),
			array( 'cURL error 5: Could not resolve proxy', 'proxy' ),
			array( 'There are no HTTP transports available', 'unreachable' ),
		);
	}

	/**
	 * @dataProvider refusals
	 */
	public function test_each_refusal_has_its_own_words( int $status, $body, string $code ): void {
		$this->says( $status, $body );
		$this->assertSame( array( $code ), $this->codes( $this->check()->run() ) );
	}

	public function refusals(): array {
		$error = static function ( string $code ): array {
			return array( 'error' => array( 'code' => $code, 'message' => '', 'request_id' => '' ) );
		};
		return array(
			'no such widget'       => array( 404, $error( 'not_found' ), 'unknown_widget' ),
			'another page'         => array( 404, '<h1>Not found</h1>', 'not_the_service' ),
			'a sign-in page'       => array( 200, '<form>', 'not_the_service' ),
			'some other API'       => array( 200, array( 'ok' => true ), 'not_the_service' ),
			'the site not allowed' => array( 403, $error( 'origin_not_allowed' ), 'host_not_allowed' ),
			'a firewall'           => array( 403, '<h1>Forbidden</h1>', 'not_the_service' ),
			'too often'            => array( 429, $error( 'rate_limited' ), 'too_often' ),
			'trouble'              => array( 503, $error( 'unavailable' ), 'service_trouble' ),
			'on to elsewhere'      => array( 301, '', 'redirected' ),
		);
	}

	public function test_a_service_in_trouble_says_nothing_of_this_site(): void {
		$this->says( 503, '' );
		$result = $this->check()->run();
		$this->assertSame( 'unknown', $result['status'] );
		$this->assertSame( 'recommended', Site_Health::verdict( $result )['status'] );
	}

	/**
	 * @dataProvider remarks
	 */
	public function test_what_keeps_the_chat_from_working_fully_is_said( array $changes, string $code, string $status ): void {
		$this->says( 200, $this->good( $changes ) );
		$result = $this->check()->run();
		$this->assertContains( $code, $this->codes( $result ) );
		$this->assertSame( $status, $result['status'] );
	}

	public function remarks(): array {
		return array(
			'the host'        => array( array( 'is_host_allowed' => false ), 'host_not_allowed', 'problem' ),
			'a retired key'   => array( array( 'identity_problem' => 'unknown_key' ), 'key_retired', 'problem' ),
			'a wrong secret'  => array( array( 'identity_problem' => 'bad_signature' ), 'signature', 'problem' ),
			'another widgets' => array( array( 'identity_problem' => 'wrong_audience' ), 'key_of_other_widget', 'problem' ),
			'the clock'       => array( array( 'identity_problem' => 'expired' ), 'clock', 'problem' ),
			'not verified'    => array( array( 'is_verified' => false, 'verification_problem' => 'The plugin does not answer.' ), 'not_verified', 'warning' ),
			'an old plugin'   => array( array( 'latest_version' => '99.0.0' ), 'newer_version', 'warning' ),
		);
	}

	public function test_a_page_of_the_chats_own_that_is_switched_off_is_told_where_content_links_to_it(): void {
		$this->says( 200, $this->good() );
		$this->assertNotContains( 'no_chat_page', $this->codes( $this->check()->run() ) );

		foreach ( array( 'Ask us: [wetechforu_chat mode="button"]', '<!-- wp:group --><div><!-- wp:wetechforu-chat-widget/chat /--></div><!-- /wp:group -->' ) as $content ) {
			$draft = $this->make_post( array( 'post_content' => wp_slash( $content ), 'post_status' => 'draft' ) );
			$this->assertSame( 'good', $this->check()->run()['status'] );
			wp_publish_post( $draft );
			$result = $this->check()->run();
			$this->assertSame( array( 'warning', true ), array( $result['status'], in_array( 'no_chat_page', $this->codes( $result ), true ) ) );
			wp_delete_post( $draft, true );
		}

		update_option( 'widget_block', array( 2 => array( 'content' => '<!-- wp:wetechforu-chat-widget/chat /-->' ) ) );
		$in_sidebar = $this->codes( $this->check()->run() );
		$this->says( 200, $this->good( array( 'has_chat_link' => true ) ) );
		$switched_on = $this->check()->run()['status'];
		delete_option( 'widget_block' );
		$this->assertContains( 'no_chat_page', $in_sidebar );
		$this->assertSame( 'good', $switched_on );
	}

	public function test_a_clock_that_is_off_is_measured(): void {
		$this->says( 200, $this->good( array( 'identity_problem' => 'not_yet_valid' ) ), array( 'date' => gmdate( 'D, d M Y H:i:s', time() - 600 ) . ' GMT' ) );
		$result   = $this->check()->run();
		$findings = array_column( $result['findings'], 'text', 'code' );
		$this->assertStringContainsString( 'ahead', $findings['clock'] );
		$this->assertCount( 1, array_keys( $this->codes( $result ), 'clock', true ) );
	}

	public function test_an_answer_of_the_wrong_kinds_breaks_nothing(): void {
		$this->says( 200, array( 'success' => true, 'widget_name' => array( 1 ), 'host' => 7, 'identity_problem' => array(), 'latest_version' => '<b>' ) );
		$this->assertSame( 'problem', $this->check()->run()['status'] );
	}

	public function test_the_route_is_for_administrators(): void {
		$this->says( 200, $this->good() );
		$this->settings( array( 'api_url' => 'http://127.0.0.1:8787' ) );
		$this->assertSame( 401, $this->ask( 'POST', '/wetechforu-chat-widget/v1/check' )->get_status() );
		$this->assertSame( 401, $this->ask( 'GET', '/wetechforu-chat-widget/v1/health' )->get_status() );
		wp_set_current_user( 1 );
		$answer = $this->ask( 'POST', '/wetechforu-chat-widget/v1/check', array( 'widget_key' => self::KEY ) );
		$this->assertSame( array( 200, 'good' ), array( $answer->get_status(), $answer->get_data()['status'] ) );
		$this->assertSame( 'good', $this->ask( 'GET', '/wetechforu-chat-widget/v1/health' )->get_data()['status'] );
	}

	public function test_site_health_prints_what_others_said_as_text(): void {
		$this->says( 200, $this->good() );
		$verdict = Site_Health::verdict( $this->check()->run() );
		$this->assertStringNotContainsString( '<script', $verdict['description'] );
		$this->assertStringContainsString( '&lt;script&gt;', $verdict['description'] );
		$this->assertSame( 'recommended', Site_Health::verdict( null )['status'] );
	}

	public function test_the_debug_information_has_the_keys_name_and_no_secret(): void {
		$this->settings( array(), true );
		$info = apply_filters( 'debug_information', array() );
		$this->assertSame( 'wik_test', $info['wetechforu-chat-widget']['fields']['identity']['value'] );
		$this->assertStringNotContainsString( self::SECRET, (string) wp_json_encode( $info ) );
	}

	public function test_site_health_runs_it_after_the_page_is_there(): void {
		$tests = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) );
		$this->assertArrayHasKey( Site_Health::TEST, $tests['async'] );
		$this->assertTrue( $tests['async'][ Site_Health::TEST ]['has_rest'] );
	}
}
