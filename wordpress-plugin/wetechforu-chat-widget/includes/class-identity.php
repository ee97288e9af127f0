<?php
/**
 * Signed-in users, made known to the chat.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * The page, which a cache may keep, says nothing of anybody. A script asks this site who is signed
 * in, and hands the signed answer to the chat.
 *
 * The route asks for no nonce, since a nonce would have to stand in the page. In its place: it is a
 * POST with a header that only a script of this very site can send, it looks at the request's origin
 * itself, and it answers without the headers by which WordPress lets other sites read its answers.
 */
final class Identity {

	const HANDLE = 'wetechforu-chat-widget-identity';

	const ROUTES = 'wetechforu-chat-widget/v1';

	/**
	 * Tells the script whether somebody is signed in, and that it is somebody else than before. Its
	 * value is a hash, and proves nothing.
	 */
	const COOKIE = 'wetechforu_chat_user';

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
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_action( 'wetechforu_chat_widget_enqueued', array( $this, 'enqueue' ) );
		add_filter( 'wp_script_attributes', array( $this, 'add_route' ) );
		add_action( 'rest_api_init', array( $this, 'register_route' ) );
		add_filter( 'rest_pre_serve_request', array( $this, 'forbid_other_sites' ), 20, 3 );
		add_action( 'set_logged_in_cookie', array( $this, 'mark_sign_in' ), 10, 4 );
		add_action( 'clear_auth_cookie', array( $this, 'mark_sign_out' ) );
		add_action( 'template_redirect', array( $this, 'mark_current_user' ) );
	}

	/**
	 * Enqueues the script beside the chat's own, for everybody alike: a page from a cache must be
	 * able to tell a user from a visitor, and to forget a user who has signed out.
	 */
	public function enqueue(): void {
		if ( $this->settings->identifies_users() ) {
			wp_enqueue_script( self::HANDLE, plugins_url( 'assets/identity.js', PLUGIN_FILE ), array(), VERSION, Loader::deferred() );
		}
	}

	/**
	 * Tells the script where to ask.
	 *
	 * @param array<string, string|bool> $attributes Of any script's tag.
	 * @return array<string, string|bool>
	 */
	public function add_route( $attributes ) {
		if ( self::HANDLE . '-js' === ( $attributes['id'] ?? '' ) ) {
			$attributes['data-route'] = rest_url( self::ROUTES . '/identity' );
			// Sites in folders of one host share the browser's storage, and may each have a widget of their own.
			$attributes['data-chat'] = $this->settings->widget_key();
		}
		return $attributes;
	}

	/**
	 * Registers the route.
	 */
	public function register_route(): void {
		register_rest_route(
			self::ROUTES,
			'/identity',
			array(
				'methods'             => 'POST',
				'callback'            => array( $this, 'answer' ),
				'permission_callback' => array( $this, 'require_own_page' ),
			)
		);
	}

	/**
	 * Refuses what is not a script on a page of this site.
	 *
	 * @param \WP_REST_Request $request Of the route.
	 * @return true|\WP_Error
	 */
	public function require_own_page( \WP_REST_Request $request ) {
		$origin = strtolower( (string) $request->get_header( 'origin' ) );
		$site   = (string) $request->get_header( 'sec-fetch-site' );
		$is_own = in_array( $origin, array( self::origin_of( home_url() ), self::origin_of( site_url() ) ), true );
		if ( $is_own && in_array( $site, array( '', 'same-origin' ), true ) && '1' === $request->get_header( 'x-wetechforu-chat' ) ) {
			return true;
		}
		return new \WP_Error( 'wetechforu_chat_foreign', __( 'Only pages of this site may ask who is signed in.', 'wetechforu-chat-widget' ), array( 'status' => 403 ) );
	}

	/**
	 * A token for who is signed in; nothing, by 204, for everybody else.
	 */
	public function answer(): \WP_REST_Response {
		// WordPress knows nobody here, because the request has no nonce. The cookie itself is good.
		$user_id = (int) wp_validate_auth_cookie( '', 'logged_in' );
		$user    = $user_id > 0 ? get_userdata( $user_id ) : false;
		$token   = $user && $this->settings->identifies_users() ? $this->tokens->for_user( $user ) : null;
		return self::unstored( null === $token ? null : array( 'token' => $token ), null === $token ? 204 : 200 );
	}

	/**
	 * An answer that nothing on its way may keep.
	 *
	 * @param mixed $body   What it says.
	 * @param int   $status HTTP status.
	 */
	public static function unstored( $body, int $status = 200 ): \WP_REST_Response {
		// LiteSpeed's cache looks at this rather than at the headers.
		do_action( 'litespeed_control_set_nocache', 'wetechforu-chat-widget' ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound
		$response = new \WP_REST_Response( $body, $status );
		$response->header( 'Cache-Control', 'no-store, private, max-age=0' );
		$response->header( 'Vary', 'Cookie, Origin' );
		$response->header( 'X-Robots-Tag', 'noindex' );
		return $response;
	}

	/**
	 * Takes back what WordPress sends with every answer of its API: that other sites may read it.
	 *
	 * @param bool              $is_served Whether the answer is out already.
	 * @param \WP_HTTP_Response $response  The answer.
	 * @param \WP_REST_Request  $request   Of any route.
	 */
	public function forbid_other_sites( $is_served, $response, $request ) {
		// WordPress finds a route whatever the case of its letters.
		if ( 0 === strcasecmp( '/' . self::ROUTES . '/identity', $request->get_route() ) && ! headers_sent() ) {
			header_remove( 'Access-Control-Allow-Origin' );
			header_remove( 'Access-Control-Allow-Credentials' );
			header_remove( 'Access-Control-Allow-Methods' );
		}
		return $is_served;
	}

	/**
	 * Somebody has signed in.
	 *
	 * @param string $cookie     Of WordPress.
	 * @param int    $expire     When that cookie ends; 0 with the browser's session.
	 * @param int    $expiration When the sign-in ends.
	 * @param int    $user_id    Who.
	 */
	public function mark_sign_in( $cookie, $expire, $expiration, $user_id ): void {
		if ( $this->settings->identifies_users() ) {
			self::send_cookie( self::mark_of( (int) $user_id ), (int) $expire );
		}
	}

	/**
	 * Somebody has signed out.
	 */
	public function mark_sign_out(): void {
		if ( isset( $_COOKIE[ self::COOKIE ] ) ) {
			self::send_cookie( '', 1 );
		}
	}

	/**
	 * Puts the mark right on pages that are made for somebody: of users who had signed in before
	 * this plugin came, and of browsers whose sign-in has ended by itself.
	 */
	public function mark_current_user(): void {
		$mark  = isset( $_COOKIE[ self::COOKIE ] ) ? sanitize_key( $_COOKIE[ self::COOKIE ] ) : '';
		$right = is_user_logged_in() && $this->settings->identifies_users() ? self::mark_of( get_current_user_id() ) : '';
		if ( $mark !== $right ) {
			self::send_cookie( $right, '' === $right ? 1 : 0 );
		}
	}

	/**
	 * A user's mark.
	 *
	 * @param int $user_id Who.
	 */
	private static function mark_of( int $user_id ): string {
		return substr( wp_hash( 'wetechforu-chat|' . $user_id, 'nonce' ), 0, 16 );
	}

	/**
	 * Sends the mark.
	 *
	 * @param string $value  Its value.
	 * @param int    $expire When it ends; 0 with the browser's session.
	 */
	private static function send_cookie( string $value, int $expire ): void {
		if ( headers_sent() ) {
			return;
		}
		$options = array(
			'expires'  => $expire,
			'path'     => COOKIEPATH ? COOKIEPATH : '/',
			'secure'   => is_ssl(),
			'samesite' => 'Lax',
			// The script reads it.
			'httponly' => false,
		);
		if ( COOKIE_DOMAIN ) {
			$options['domain'] = COOKIE_DOMAIN;
		}
		setcookie( self::COOKIE, $value, $options );
	}

	/**
	 * Origin of an address, as a browser tells it.
	 *
	 * @param string $url Any address.
	 */
	private static function origin_of( string $url ): string {
		$parts = wp_parse_url( $url );
		$port  = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
		return strtolower( ( $parts['scheme'] ?? '' ) . '://' . ( $parts['host'] ?? '' ) . $port );
	}
}
