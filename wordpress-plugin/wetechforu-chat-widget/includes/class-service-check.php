<?php
/**
 * The connection test.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Asks the service, from this server, whether the chat can work here. The answer is kept for a while,
 * so that settings and Site Health can show it without asking again.
 */
final class Service_Check {

	const TRANSIENT = 'wetechforu_chat_widget_check';

	const TIMEOUT_SECONDS = 15;

	const ANSWER_BYTES_MAX = 65536;

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Signs.
	 *
	 * @var Identity_Token
	 */
	private $tokens;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings       $settings What the site owner chose.
	 * @param Identity_Token $tokens   Signs.
	 */
	public function __construct( Settings $settings, Identity_Token $tokens ) {
		$this->settings = $settings;
		$this->tokens   = $tokens;
	}

	/**
	 * Tests what is saved, or what was typed but not saved yet.
	 *
	 * @param string|null $typed_key A key; null for the saved one.
	 * @param string|null $typed_url An address; null for the saved one.
	 * @return array{status: string, findings: array<int, array{level: string, code: string, text: string, help: string}>, widget_name: string, checked_at: int}
	 */
	public function run( ?string $typed_key = null, ?string $typed_url = null ): array {
		$key = null === $typed_key || '' === trim( $typed_key ) ? $this->settings->widget_key() : Service::clean_key( $typed_key );
		$url = null === $typed_url || '' === trim( $typed_url ) ? $this->settings->api_url() : Service::clean_url( $typed_url );
		if ( '' === $url || '' === $key ) {
			return $this->result( array( Check_Words::unusable( $key, $url, (string) $typed_key, (string) $typed_url ) ), '' );
		}
		$is_saved = $key === $this->settings->widget_key() && $url === $this->settings->api_url();
		$answer   = $this->ask( $url, $key, $is_saved );
		$result   = $this->judge( $answer, $url, $is_saved );
		if ( $is_saved ) {
			set_transient( self::TRANSIENT, $result + array( 'tested' => self::fingerprint( $key, $url ) ), DAY_IN_SECONDS );
		}
		return $result;
	}

	/**
	 * The last answer, if it was about what is saved now.
	 *
	 * @return array<string, mixed>|null
	 */
	public function last(): ?array {
		$result = get_transient( self::TRANSIENT );
		$tested = self::fingerprint( $this->settings->widget_key(), $this->settings->api_url() );
		return is_array( $result ) && ( $result['tested'] ?? '' ) === $tested ? $result : null;
	}

	/**
	 * Asks the service.
	 *
	 * @param string $url      Its origin.
	 * @param string $key      The widget's key.
	 * @param bool   $is_saved Whether the signing key belongs to it.
	 * @return array<string, mixed>|\WP_Error
	 */
	private function ask( string $url, string $key, bool $is_saved ) {
		$body  = array(
			'site_url'         => home_url(),
			'plugin_version'   => VERSION,
			'platform_version' => get_bloginfo( 'version' ),
		);
		$token = $is_saved ? $this->tokens->for_site() : null;
		if ( null !== $token ) {
			$body['token'] = $token;
		}
		return wp_safe_remote_post(
			Service::check_url( $url, $key ),
			array(
				'timeout'             => self::TIMEOUT_SECONDS,
				'redirection'         => 0,
				'limit_response_size' => self::ANSWER_BYTES_MAX,
				'headers'             => array(
					'Content-Type' => 'application/json',
					'Accept'       => 'application/json',
				),
				'body'                => (string) wp_json_encode( $body ),
			)
		);
	}

	/**
	 * Says what the answer means.
	 *
	 * @param array<string, mixed>|\WP_Error $answer   Of the service, or of what is in its way.
	 * @param string                         $url      Origin of the service.
	 * @param bool                           $is_saved Whether what is saved was tested.
	 * @return array<string, mixed>
	 */
	private function judge( $answer, string $url, bool $is_saved ): array {
		if ( is_wp_error( $answer ) ) {
			return $this->result( array( Check_Words::unreachable( $answer, $url ) ), '' );
		}
		$status = (int) wp_remote_retrieve_response_code( $answer );
		$body   = json_decode( wp_remote_retrieve_body( $answer ), true );
		$body   = is_array( $body ) ? $body : array();
		if ( 200 !== $status || true !== ( $body['success'] ?? null ) ) {
			return $this->result( array( Check_Words::refused( $status, (string) ( $body['error']['code'] ?? '' ), $url ) ), '' );
		}
		$skew     = self::clock_skew_seconds( (string) wp_remote_retrieve_header( $answer, 'date' ) );
		$findings = Check_Findings::of( $body, $skew, $is_saved && null !== $this->settings->identity_key() );
		return $this->result( $findings, is_string( $body['widget_name'] ?? null ) ? $body['widget_name'] : '' );
	}

	/**
	 * The answer as it is shown and kept.
	 *
	 * @param array<int, array<string, string>> $findings    What was found, the good too.
	 * @param string                            $widget_name The widget's name. Text, not markup.
	 * @return array<string, mixed>
	 */
	private function result( array $findings, string $widget_name ): array {
		$levels = array_column( $findings, 'level' );
		$status = 'good';
		if ( in_array( 'problem', $levels, true ) ) {
			$status = 'problem';
		} elseif ( ! in_array( 'good', $levels, true ) ) {
			// The service could not say.
			$status = 'unknown';
		} elseif ( in_array( 'warning', $levels, true ) ) {
			$status = 'warning';
		}
		return array(
			'status'      => $status,
			'findings'    => $findings,
			'widget_name' => $widget_name,
			'checked_at'  => time(),
		);
	}

	/**
	 * How far this server's clock is ahead of the service's; 0 where that is not known.
	 *
	 * @param string $date Header of the answer.
	 */
	private static function clock_skew_seconds( string $date ): int {
		$theirs = '' === $date ? false : strtotime( $date );
		return false === $theirs ? 0 : time() - $theirs;
	}

	/**
	 * Names what was tested.
	 *
	 * @param string $key The widget's key.
	 * @param string $url Origin of the service.
	 */
	private static function fingerprint( string $key, string $url ): string {
		return md5( $key . '|' . $url . '|' . home_url() );
	}
}
