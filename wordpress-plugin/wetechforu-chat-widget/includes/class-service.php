<?php
/**
 * The addresses of the service, and what a widget's key looks like.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Only text in and text out: nothing here asks anybody.
 */
final class Service {

	/**
	 * A widget's key, or an empty string where it is none.
	 *
	 * @param string $key As it was typed or pasted.
	 */
	public static function clean_key( string $key ): string {
		$key = strtolower( trim( $key ) );
		return preg_match( '/^wtfu_[0-9a-f]{32}$/', $key ) ? $key : '';
	}

	/**
	 * The origin of the service, `https://host` or `https://host:port`, or an empty string where the
	 * address is none. A path is left out: the service's own paths are known.
	 *
	 * @param string $url As it was typed or pasted.
	 */
	public static function clean_url( string $url ): string {
		$url = trim( $url );
		if ( '' !== $url && ! preg_match( '#^[a-z][a-z0-9+.-]*://#i', $url ) ) {
			$url = 'https://' . $url;
		}
		$parts  = wp_parse_url( $url );
		$scheme = strtolower( $parts['scheme'] ?? '' );
		$host   = strtolower( $parts['host'] ?? '' );
		if ( ! in_array( $scheme, array( 'https', 'http' ), true ) || isset( $parts['user'] ) ) {
			return '';
		}
		// A name, an IPv4 address, or an IPv6 address in brackets.
		if ( ! preg_match( '/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/', $host ) ) {
			return '';
		}
		$port = isset( $parts['port'] ) ? ':' . (int) $parts['port'] : '';
		return $scheme . '://' . $host . $port;
	}

	/**
	 * The script that brings the chat, the widget's settings already inside.
	 *
	 * @param string $api_url    Origin of the service.
	 * @param string $widget_key The widget's key.
	 */
	public static function script_url( string $api_url, string $widget_key ): string {
		return $api_url . '/w/' . $widget_key . '.js?via=wordpress';
	}

	/**
	 * A page with nothing but the chat, for where the script cannot be loaded.
	 *
	 * @param string $api_url    Origin of the service.
	 * @param string $widget_key The widget's key.
	 */
	public static function chat_page_url( string $api_url, string $widget_key ): string {
		return $api_url . '/chat/' . $widget_key;
	}

	/**
	 * Where the connection is tested.
	 *
	 * @param string $api_url    Origin of the service.
	 * @param string $widget_key The widget's key.
	 */
	public static function check_url( string $api_url, string $widget_key ): string {
		return $api_url . '/api/chat-widget/public/widget/' . $widget_key . '/plugin-check';
	}
}
