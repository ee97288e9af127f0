<?php
/**
 * Why the service could not be asked, in words.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Each finding says what is wrong and what to do. Texts are plain: who prints them escapes them.
 */
final class Check_Words {

	/**
	 * One finding.
	 *
	 * @param string $level `good`, `warning` or `problem`.
	 * @param string $code  Names it for programs.
	 * @param string $text  What is so.
	 * @param string $help  What to do.
	 * @return array{level: string, code: string, text: string, help: string}
	 */
	public static function finding( string $level, string $code, string $text, string $help = '' ): array {
		return compact( 'level', 'code', 'text', 'help' );
	}

	/**
	 * There is nothing to ask, or nobody.
	 *
	 * @param string $key       The key; an empty string where it is none.
	 * @param string $url       The address; an empty string where it is none.
	 * @param string $typed_key As it was typed.
	 * @param string $typed_url As it was typed.
	 * @return array<string, string>
	 */
	public static function unusable( string $key, string $url, string $typed_key, string $typed_url ): array {
		if ( '' === $key && '' !== trim( $typed_key ) ) {
			return self::finding( 'problem', 'key_malformed', __( 'That is not a widget key.', 'wetechforu-chat-widget' ), __( 'A key is wtfu_ followed by 32 digits and letters from a to f. Copy it from the dashboard, under Install.', 'wetechforu-chat-widget' ) );
		}
		if ( '' === $url && '' !== trim( $typed_url ) ) {
			return self::finding( 'problem', 'url_malformed', __( 'That is not the address of a service.', 'wetechforu-chat-widget' ), __( 'It looks like https://chat.example.com. Copy it from the dashboard, under Install.', 'wetechforu-chat-widget' ) );
		}
		if ( '' === $key ) {
			return self::finding( 'problem', 'key_missing', __( 'There is no widget key yet.', 'wetechforu-chat-widget' ), __( 'Copy it from the dashboard, under Install, or download the plugin there: then it comes with its key.', 'wetechforu-chat-widget' ) );
		}
		return self::finding( 'problem', 'url_missing', __( 'There is no service address yet.', 'wetechforu-chat-widget' ), __( 'Copy it from the dashboard, under Install.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * No answer came.
	 *
	 * @param \WP_Error $error Of WordPress' HTTP functions.
	 * @param string    $url   Origin of the service.
	 * @return array<string, string>
	 */
	public static function unreachable( \WP_Error $error, string $url ): array {
		$host = (string) wp_parse_url( $url, PHP_URL_HOST );
		$said = $error->get_error_message();
		if ( self::is_blocked_by_constant( $error, $url ) ) {
			/* translators: %s: a line for wp-config.php. */
			$help = __( 'Add this line to wp-config.php: %s', 'wetechforu-chat-widget' );
			return self::finding( 'problem', 'blocked_by_wordpress', __( 'WordPress is told to call no other hosts (WP_HTTP_BLOCK_EXTERNAL).', 'wetechforu-chat-widget' ), sprintf( $help, "define( 'WP_ACCESSIBLE_HOSTS', '" . $host . "' );" ) );
		}
		if ( ! wp_http_validate_url( $url ) ) {
			return self::finding( 'problem', 'address_not_allowed', __( 'WordPress refuses to call this address.', 'wetechforu-chat-widget' ), __( 'Private addresses and unusual ports are not allowed, and names that cannot be found count as such. Check the service address for typing errors.', 'wetechforu-chat-widget' ) );
		}
		switch ( self::curl_error_of( $said ) ) {
			case 5:
			case 97:
				return self::finding( 'problem', 'proxy', __( 'The proxy that this server uses cannot be reached.', 'wetechforu-chat-widget' ), __( 'Check WP_PROXY_HOST in wp-config.php, or ask your host.', 'wetechforu-chat-widget' ) );
			case 6:
				/* translators: %s: the name of a host. */
				return self::finding( 'problem', 'dns', sprintf( __( 'This server cannot find %s.', 'wetechforu-chat-widget' ), $host ), __( 'Check the service address for typing errors. If it is right, ask your host why the server’s DNS does not know it.', 'wetechforu-chat-widget' ) );
			case 7:
				/* translators: %s: the name of a host. */
				return self::finding( 'problem', 'connect', sprintf( __( '%s refuses the connection.', 'wetechforu-chat-widget' ), $host ), __( 'Either nothing runs at that address, or this server’s firewall lets no call out. Ask your host to allow outgoing HTTPS to it.', 'wetechforu-chat-widget' ) );
			case 28:
				/* translators: %s: the name of a host. */
				return self::finding( 'problem', 'timeout', sprintf( __( '%s did not answer in time.', 'wetechforu-chat-widget' ), $host ), __( 'Try again in a minute. If it stays so, this server’s firewall swallows the call: ask your host to allow outgoing HTTPS to it.', 'wetechforu-chat-widget' ) );
			case 35:
			case 51:
			case 53:
			case 54:
			case 58:
			case 59:
			case 60:
			case 77:
			case 83:
			case 91:
				/* translators: %s: the name of a host. */
				return self::finding( 'problem', 'tls', sprintf( __( 'The secure connection to %s failed.', 'wetechforu-chat-widget' ), $host ), __( 'Most often the server’s list of certificate authorities is old, or its clock is wrong: ask your host. It may also be that the address has a valid certificate for another name only.', 'wetechforu-chat-widget' ) );
			default:
				/* translators: 1: the name of a host, 2: an error message in English. */
				return self::finding( 'problem', 'unreachable', sprintf( __( '%1$s cannot be reached. The server says: %2$s', 'wetechforu-chat-widget' ), $host, $said ), __( 'Check the service address. If it is right, show this sentence to your host.', 'wetechforu-chat-widget' ) );
		}
	}

	/**
	 * An answer came, and it was no.
	 *
	 * @param int    $status HTTP status.
	 * @param string $code   Of the service's own error; an empty string where it is not the service's.
	 * @param string $url    Origin of the service.
	 * @return array<string, string>
	 */
	public static function refused( int $status, string $code, string $url ): array {
		$host = (string) wp_parse_url( $url, PHP_URL_HOST );
		if ( 404 === $status && 'not_found' === $code ) {
			return self::finding( 'problem', 'unknown_widget', __( 'The service knows no active widget with this key.', 'wetechforu-chat-widget' ), __( 'Compare the key with the one in the dashboard, under Install, and see there whether the widget is switched on.', 'wetechforu-chat-widget' ) );
		}
		if ( 403 === $status && '' !== $code ) {
			return self::host_not_allowed( (string) wp_parse_url( home_url(), PHP_URL_HOST ) );
		}
		if ( 429 === $status ) {
			return self::finding( 'warning', 'too_often', __( 'The connection was tested too often.', 'wetechforu-chat-widget' ), __( 'Wait a minute, then test again.', 'wetechforu-chat-widget' ) );
		}
		if ( $status >= 500 ) {
			/* translators: 1: the name of a host, 2: a number such as 503. */
			return self::finding( 'warning', 'service_trouble', sprintf( __( '%1$s has trouble at the moment (%2$d).', 'wetechforu-chat-widget' ), $host, $status ), __( 'Nothing is wrong here. Test again in a few minutes.', 'wetechforu-chat-widget' ) );
		}
		if ( $status >= 300 && $status < 400 ) {
			/* translators: %s: the name of a host. */
			return self::finding( 'problem', 'redirected', sprintf( __( '%s sends the call on to another address.', 'wetechforu-chat-widget' ), $host ), __( 'Use the service address exactly as the dashboard shows it, with https://.', 'wetechforu-chat-widget' ) );
		}
		/* translators: 1: the name of a host, 2: a number such as 404. */
		return self::finding( 'problem', 'not_the_service', sprintf( __( '%1$s answers, but not as the chat service does (%2$d).', 'wetechforu-chat-widget' ), $host, $status ), __( 'Check the service address. If it is right, something between answers in its place: a firewall, a proxy or a sign-in page.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * The widget may not be shown on this site.
	 *
	 * @param string $site_host Host of this site.
	 * @return array<string, string>
	 */
	public static function host_not_allowed( string $site_host ): array {
		/* translators: %s: the name of this site's host. */
		return self::finding( 'problem', 'host_not_allowed', sprintf( __( '%s is not on the widget’s list of domains, so the chat is not shown.', 'wetechforu-chat-widget' ), $site_host ), __( 'Add it in the dashboard, in the widget’s settings under Domains.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Whether a constant keeps WordPress from calling out, and this address is no exception.
	 *
	 * @param \WP_Error $error Of WordPress' HTTP functions.
	 * @param string    $url   Origin of the service.
	 */
	private static function is_blocked_by_constant( \WP_Error $error, string $url ): bool {
		$http = new \WP_Http();
		return 'http_request_not_executed' === $error->get_error_code() && $http->block_request( $url );
	}

	/**
	 * Number of the error that cURL named; 0 where it named none.
	 *
	 * @param string $said What the error says.
	 */
	private static function curl_error_of( string $said ): int {
		return preg_match( '/cURL error (\d+)/i', $said, $found ) ? (int) $found[1] : 0;
	}
}
