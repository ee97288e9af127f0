<?php
/**
 * What the service's answer means for this site, in words.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Reads an answer that succeeded. It comes from a host that somebody typed in, so no part of it is
 * taken for granted.
 */
final class Check_Findings {

	const SKEW_SECONDS_MAX = 60;

	const SENTENCE_CHARS_MAX = 300;

	/**
	 * All findings, the good ones too.
	 *
	 * @param array<string, mixed> $answer       Of the service.
	 * @param int                  $skew_seconds How far this server's clock is ahead.
	 * @param bool                 $has_key      Whether this site signs.
	 * @return array<int, array<string, string>>
	 */
	public static function of( array $answer, int $skew_seconds, bool $has_key ): array {
		return array_values(
			array_filter(
				array(
					self::connection( $answer ),
					self::host( $answer ),
					self::clock( $skew_seconds ),
					$has_key ? self::identity( $answer, $skew_seconds ) : null,
					$has_key ? self::domain( $answer ) : null,
					self::chat_page( $answer ),
					self::version( $answer ),
				)
			)
		);
	}

	/**
	 * That the service answers, and for which widget.
	 *
	 * @param array<string, mixed> $answer Of the service.
	 * @return array<string, string>
	 */
	private static function connection( array $answer ): array {
		/* translators: %s: the name of a widget. */
		return Check_Words::finding( 'good', 'connected', sprintf( __( 'The service answers, and knows the widget “%s”.', 'wetechforu-chat-widget' ), self::sentence( $answer['widget_name'] ?? '' ) ) );
	}

	/**
	 * Whether the widget may be shown here.
	 *
	 * @param array<string, mixed> $answer Of the service.
	 * @return array<string, string>
	 */
	private static function host( array $answer ): array {
		$host = self::sentence( $answer['host'] ?? '' );
		if ( true !== ( $answer['is_host_allowed'] ?? null ) ) {
			return Check_Words::host_not_allowed( $host );
		}
		/* translators: %s: the name of this site's host. */
		return Check_Words::finding( 'good', 'host_allowed', sprintf( __( 'The widget may be shown on %s.', 'wetechforu-chat-widget' ), $host ) );
	}

	/**
	 * Whether this server's clock is off.
	 *
	 * @param int $skew_seconds How far it is ahead.
	 * @return array<string, string>|null
	 */
	private static function clock( int $skew_seconds ): ?array {
		if ( abs( $skew_seconds ) <= self::SKEW_SECONDS_MAX ) {
			return null;
		}
		$text = $skew_seconds > 0
			/* translators: %s: a number of seconds. */
			? __( 'This server’s clock is %s seconds ahead.', 'wetechforu-chat-widget' )
			/* translators: %s: a number of seconds. */
			: __( 'This server’s clock is %s seconds behind.', 'wetechforu-chat-widget' );
		return Check_Words::finding( 'problem', 'clock', sprintf( $text, number_format_i18n( abs( $skew_seconds ) ) ), __( 'What it signs is refused for that, so users are not recognised. Ask your host to set the clock by NTP.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Whether what this site signs is taken.
	 *
	 * @param array<string, mixed> $answer       Of the service.
	 * @param int                  $skew_seconds How far this server's clock is ahead.
	 * @return array<string, string>|null
	 */
	private static function identity( array $answer, int $skew_seconds ): ?array {
		$problem = $answer['identity_problem'] ?? null;
		if ( null === $problem ) {
			return Check_Words::finding( 'good', 'identity', __( 'Signed-in users can be made known to the chat.', 'wetechforu-chat-widget' ) );
		}
		if ( in_array( $problem, array( 'expired', 'not_yet_valid', 'lives_too_long' ), true ) ) {
			// The clock's own finding says it all.
			return abs( $skew_seconds ) > self::SKEW_SECONDS_MAX ? null : Check_Words::finding( 'problem', 'clock', __( 'What this server signs is too old or too new when it arrives.', 'wetechforu-chat-widget' ), __( 'Its clock is wrong. Ask your host to set it by NTP.', 'wetechforu-chat-widget' ) );
		}
		if ( 'unknown_key' === $problem ) {
			return Check_Words::finding( 'problem', 'key_retired', __( 'The signing key of this site is not taken any more: it has been retired.', 'wetechforu-chat-widget' ), __( 'Download the plugin again in the dashboard, under Install, and install it over this one. Or make a new key there, under Signed-in visitors, and paste it below.', 'wetechforu-chat-widget' ) );
		}
		if ( 'wrong_audience' === $problem ) {
			return Check_Words::finding( 'problem', 'key_of_other_widget', __( 'The signing key of this site belongs to another widget.', 'wetechforu-chat-widget' ), __( 'Use the key of the widget that is shown here.', 'wetechforu-chat-widget' ) );
		}
		return Check_Words::finding( 'problem', 'signature', __( 'What this site signs is refused: the secret does not belong to the key ID.', 'wetechforu-chat-widget' ), __( 'Paste both again from the dashboard, or download the plugin there once more.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Whether the domain is proven to be the client's.
	 *
	 * @param array<string, mixed> $answer Of the service.
	 * @return array<string, string>|null
	 */
	private static function domain( array $answer ): ?array {
		if ( true === ( $answer['is_verified'] ?? null ) ) {
			return Check_Words::finding( 'good', 'verified', __( 'The domain is verified.', 'wetechforu-chat-widget' ) );
		}
		$why = self::sentence( $answer['verification_problem'] ?? '' );
		if ( '' === $why ) {
			return null;
		}
		return Check_Words::finding(
			'warning',
			'not_verified',
			/* translators: %s: a sentence of the service, in English. */
			sprintf( __( 'The chat works, but the domain could not be verified. The service says: %s', 'wetechforu-chat-widget' ), $why ),
			self::how_to_verify()
		);
	}

	/**
	 * What most likely keeps the service from reading this site's answer.
	 */
	private static function how_to_verify(): string {
		if ( '' !== trim( (string) wp_parse_url( home_url(), PHP_URL_PATH ), '/' ) ) {
			return __( 'This site lies in a folder of its domain, and only the domain’s root is asked. Verify it by a tag or a DNS record instead, in the dashboard under Installations.', 'wetechforu-chat-widget' );
		}
		/* translators: %s: an address on this site. */
		return sprintf( __( 'It asks %s from outside. A password for the whole site, a “coming soon” page, a firewall or a plugin that closes the REST API keeps it out. Let that address through, or verify the domain by a tag or a DNS record in the dashboard.', 'wetechforu-chat-widget' ), rest_url( Identity::ROUTES . '/proof' ) );
	}

	/**
	 * Whether the links that stand for a blocked chat lead anywhere.
	 *
	 * @param array<string, mixed> $answer Of the service.
	 * @return array<string, string>|null
	 */
	private static function chat_page( array $answer ): ?array {
		// An older service does not say.
		if ( false !== ( $answer['has_chat_link'] ?? null ) || ! Content_Search::finds_chat() ) {
			return null;
		}
		return Check_Words::finding( 'warning', 'no_chat_page', __( 'The chat’s own page is switched off. A chat or a button in your content links to it where a visitor’s browser blocks the script.', 'wetechforu-chat-widget' ), __( 'Switch it on in the dashboard, under Install, at Chat link.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Whether there is a newer plugin.
	 *
	 * @param array<string, mixed> $answer Of the service.
	 * @return array<string, string>|null
	 */
	private static function version( array $answer ): ?array {
		$latest = is_string( $answer['latest_version'] ?? null ) ? $answer['latest_version'] : '';
		if ( ! preg_match( '/^\d+(?:\.\d+){1,3}$/', $latest ) || version_compare( VERSION, $latest, '>=' ) ) {
			return null;
		}
		/* translators: 1: a newer version such as 1.2.0, 2: the version in use. */
		return Check_Words::finding( 'warning', 'newer_version', sprintf( __( 'There is a newer plugin, %1$s; this is %2$s.', 'wetechforu-chat-widget' ), $latest, VERSION ), __( 'Download it in the dashboard, under Install, and install it over this one. Your settings stay.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * A text of the service on one line, of a length that can be shown.
	 *
	 * @param mixed $text What was sent.
	 */
	private static function sentence( $text ): string {
		$line = is_string( $text ) ? (string) preg_replace( '/[\x00-\x1F\x7F]+/', ' ', wp_check_invalid_utf8( $text, true ) ) : '';
		return mb_substr( trim( $line ), 0, self::SENTENCE_CHARS_MAX );
	}
}
