<?php
/**
 * Lets the site of a test reach the product on this machine, and nobody else.
 */

defined( 'ABSPATH' ) || exit;

/**
 * WordPress refuses private hosts and odd ports, as it should everywhere else.
 */
add_filter( 'http_request_host_is_external', fn( $is_external, $host ) => $is_external || in_array( $host, array( '127.0.0.1', 'localhost' ), true ), 10, 2 );
add_filter(
	'http_allowed_safe_ports',
	function ( $ports ) {
		$own = (int) getenv( 'PRODUCT_PORT' );
		return $own ? array_merge( $ports, array( $own ) ) : $ports;
	}
);

/**
 * Of updates, of browsers that are too old, and of PHP that is.
 */
const NOTHING_NEW = '{"offers":[],"plugins":[],"themes":[],"no_update":[],"translations":[],"upgrade":false,"insecure":false,"recommended_version":"8.3","minimum_version":"7.4","is_supported":true,"is_secure":true,"is_acceptable":true}';

/**
 * For the dashboard of WordPress.
 */
const NO_NEWS = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title><link>https://wordpress.org/news/</link><description>None</description></channel></rss>';

/**
 * WordPress.org answers that there is nothing new: a call that fails would be noted as a warning.
 */
add_filter(
	'pre_http_request',
	function ( $answer, $request, $url ) {
		$host = (string) wp_parse_url( $url, PHP_URL_HOST );
		if ( 'wordpress.org' !== $host && ! str_ends_with( $host, '.wordpress.org' ) ) {
			return $answer;
		}
		$is_feed = str_ends_with( (string) wp_parse_url( $url, PHP_URL_PATH ), '/feed/' );
		return array(
			'headers'  => array( 'content-type' => $is_feed ? 'application/rss+xml' : 'application/json' ),
			'body'     => $is_feed ? NO_NEWS : NOTHING_NEW,
			'response' => array(
				'code'    => 200,
				'message' => 'OK',
			),
			'cookies'  => array(),
			'filename' => null,
		);
	},
	10,
	3
);

/**
 * A consent banner that speaks the WP Consent API, for browsers that ask for it by a cookie. The visitor
 * allows by `window.allowed`, and says so by the API's event.
 */
if ( isset( $_COOKIE['tests_consent'] ) ) {
	function wp_has_consent( $category ) { // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		return false;
	}
	add_action(
		'wp_footer',
		function () {
			wp_print_inline_script_tag( 'window.wp_has_consent = ( category ) => window.allowed === category;' );
		}
	);
}

// As plugins do that make a page's description of its content: rendered, and shown to nobody.
add_action( 'wp_head', fn() => isset( $_GET['rendered_for_nobody'] ) && do_shortcode( '[wetechforu_chat]' ), 1 );

// Tours and greetings stand before what a test looks at.
add_filter( 'admin_email_check_interval', '__return_zero' );

// News of WordPress are feeds from another host.
add_action( 'wp_dashboard_setup', fn() => remove_meta_box( 'dashboard_primary', 'dashboard', 'side' ), 20 );
