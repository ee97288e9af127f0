<?php
/**
 * What tests share.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Tests;

use PHPUnit\Framework\TestCase;
use WeTechForU\ChatWidget\Chat_Markup;
use WeTechForU\ChatWidget\Config;
use WeTechForU\ChatWidget\Consent;
use WeTechForU\ChatWidget\Display_Rules;
use WeTechForU\ChatWidget\Identity_Token;
use WeTechForU\ChatWidget\Loader;
use WeTechForU\ChatWidget\Settings;
use WeTechForU\ChatWidget\Uninstaller;

/**
 * Each test begins on a site where the plugin has saved nothing.
 */
abstract class Plugin_Test_Case extends TestCase {

	const KEY = 'wtfu_0123456789abcdef0123456789abcdef';

	const OTHER_KEY = 'wtfu_ffffffffffffffffffffffffffffffff';

	const API = 'https://chat.example.com';

	const SECRET = 'c2VjcmV0LW9mLXRoZS10ZXN0cy1vbmx5LTAwMDAwMDA';

	const HOSTILE_NAME = '"><script>alert(1)</script> O\'Neil & Söhne';

	/**
	 * Files to be removed.
	 *
	 * @var string[]
	 */
	private $files = array();

	/**
	 * Posts to be removed.
	 *
	 * @var int[]
	 */
	private $posts = array();

	protected function setUp(): void {
		parent::setUp();
		$this->forget();
		$GLOBALS['wp_scripts'] = null;
		$GLOBALS['wp_styles']  = null;
		wp_set_current_user( 0 );
	}

	protected function tearDown(): void {
		$this->forget();
		array_map( 'unlink', $this->files );
		foreach ( $this->posts as $post_id ) {
			wp_delete_post( $post_id, true );
		}
		$_COOKIE = array();
		$_GET    = array();
		parent::tearDown();
	}

	private function forget(): void {
		Uninstaller::run();
		$GLOBALS['wp_settings_errors'] = array();
		// A form that a test registered would go on sanitising what others save.
		remove_all_filters( 'sanitize_option_' . Settings::OPTION );
		remove_all_filters( 'sanitize_option_' . Settings::IDENTITY_OPTION );
	}

	/**
	 * A config.php as the dashboard writes it, or one that is not there.
	 *
	 * @param array<string, mixed>|null $values What it returns.
	 */
	protected function config( ?array $values = null ): Config {
		$file = wp_tempnam( 'config' );
		unlink( $file );
		if ( null !== $values ) {
			file_put_contents( $file, '<?php return ' . var_export( $values, true ) . ';' );
			$this->files[] = $file;
		}
		return new Config( $file );
	}

	/**
	 * Settings of a site that has a widget.
	 *
	 * @param array<string, mixed> $changes What differs from the defaults.
	 * @param bool                 $has_key Whether the site signs.
	 */
	protected function settings( array $changes = array(), bool $has_key = false ): Settings {
		$base = array(
			'widget_key' => self::KEY,
			'api_url'    => self::API,
			'consent'    => 'off',
		);
		update_option( Settings::OPTION, $changes + $base + Settings::defaults() );
		if ( $has_key ) {
			update_option(
				Settings::IDENTITY_OPTION,
				array(
					'key_id' => 'wik_test',
					'secret' => self::SECRET,
				)
			);
		}
		return new Settings( $this->config() );
	}

	/**
	 * The loader for these settings, hooked in until the test ends.
	 *
	 * @param Settings $settings What the site owner chose.
	 */
	protected function loader( Settings $settings ): Loader {
		$consent = new Consent( $settings );
		$loader  = new Loader( $settings, new Display_Rules( $settings ), $consent );
		remove_all_filters( 'wp_script_attributes' );
		add_filter( 'wp_script_attributes', array( $loader, 'add_attributes' ) );
		add_filter( 'wp_script_attributes', array( $consent, 'add_category' ) );
		return $loader;
	}

	/**
	 * Shortcode and block for these settings.
	 *
	 * @param Settings $settings What the site owner chose.
	 */
	protected function markup( Settings $settings ): Chat_Markup {
		return new Chat_Markup( $settings, $this->loader( $settings ) );
	}

	/**
	 * Script elements that a page would have by now, by id.
	 *
	 * @return array<string, \DOMElement>
	 */
	protected function scripts(): array {
		ob_start();
		wp_scripts()->do_items( false, 0 );
		wp_scripts()->do_items( false, 1 );
		$scripts = array();
		foreach ( $this->elements( (string) ob_get_clean(), 'script' ) as $script ) {
			$scripts[ $script->getAttribute( 'id' ) ] = $script;
		}
		return $scripts;
	}

	/**
	 * Elements of some HTML.
	 *
	 * @param string $html HTML.
	 * @param string $name Their name.
	 * @return \DOMElement[]
	 */
	protected function elements( string $html, string $name ): array {
		$document = new \DOMDocument();
		$before   = libxml_use_internal_errors( true );
		$document->loadHTML( '<?xml encoding="utf-8"?><body>' . $html . '</body>' );
		libxml_use_internal_errors( $before );
		return iterator_to_array( $document->getElementsByTagName( $name ), false );
	}

	/**
	 * Makes a post.
	 *
	 * @param array<string, mixed> $changes What differs from a published page.
	 */
	protected function make_post( array $changes = array() ): int {
		$post_id       = (int) wp_insert_post(
			$changes + array(
				'post_type'   => 'page',
				'post_status' => 'publish',
				'post_title'  => 'Test',
			)
		);
		$this->posts[] = $post_id;
		return $post_id;
	}

	/**
	 * What the WP Consent API defines. It stays for the tests that follow, which wait for nobody unless
	 * they say so.
	 */
	protected function bring_consent_api(): void {
		if ( ! function_exists( 'wp_has_consent' ) ) {
			eval( 'function wp_has_consent( $category ) { return false; }' );
		}
	}

	/**
	 * Removes a user: on a network, from all of it.
	 *
	 * @param int $user_id Whom.
	 */
	protected function remove_user( int $user_id ): void {
		is_multisite() ? wpmu_delete_user( $user_id ) : wp_delete_user( $user_id );
	}

	/**
	 * Asks for a page, as far as its main query.
	 *
	 * @param string $url On this site.
	 */
	protected function go_to( string $url ): void {
		$parts                  = wp_parse_url( $url );
		$query                  = isset( $parts['query'] ) ? '?' . $parts['query'] : '';
		$_SERVER['REQUEST_URI'] = ( $parts['path'] ?? '/' ) . $query;
		$_SERVER['PHP_SELF']    = '/index.php';
		parse_str( $parts['query'] ?? '', $_GET );
		$GLOBALS['wp_the_query'] = new \WP_Query();
		$GLOBALS['wp_query']     = $GLOBALS['wp_the_query'];
		$GLOBALS['wp']           = new \WP();
		$GLOBALS['wp']->parse_request();
		$GLOBALS['wp']->query_posts();
		$GLOBALS['wp']->register_globals();
	}

	/**
	 * Asks a route of the REST API.
	 *
	 * @param string                $method  Of HTTP.
	 * @param string                $route   After `/wp-json`.
	 * @param array<string, string> $query   Its parameters.
	 * @param array<string, string> $headers Its headers.
	 */
	protected function ask( string $method, string $route, array $query = array(), array $headers = array() ): \WP_REST_Response {
		$_SERVER['REQUEST_METHOD'] = $method;

		$request = new \WP_REST_Request( $method, $route );
		$request->set_query_params( 'GET' === $method ? $query : array() );
		$request->set_body_params( 'GET' === $method ? array() : $query );
		foreach ( $headers as $name => $value ) {
			$request->set_header( $name, $value );
		}
		return rest_get_server()->dispatch( $request );
	}

	/**
	 * A token's header and claims, once its signature has been checked.
	 *
	 * @param string $token  JWS compact serialization.
	 * @param string $secret It must be signed with.
	 * @return array{0: array<string, mixed>, 1: array<string, mixed>}
	 */
	protected function read_token( string $token, string $secret = self::SECRET ): array {
		list( $header, $claims, $signature ) = explode( '.', $token );
		$decode                              = static function ( string $part ): string {
			return (string) base64_decode( strtr( $part, '-_', '+/' ) );
		};
		$this->assertSame( hash_hmac( 'sha256', $header . '.' . $claims, $secret, true ), $decode( $signature ) );
		return array( json_decode( $decode( $header ), true ), json_decode( $decode( $claims ), true ) );
	}

	/**
	 * Tokens for these settings.
	 *
	 * @param Settings $settings What the site owner chose.
	 */
	protected function tokens( Settings $settings ): Identity_Token {
		return new Identity_Token( $settings );
	}
}
