<?php
/**
 * What the rules may know of the page that is being made.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * The page's facts, so that the rules themselves ask nobody.
 */
final class Page_Context {

	/**
	 * Query arguments by which page builders show a page for editing: a chat would lie over it.
	 */
	const BUILDER_ARGS = array( 'elementor-preview', 'fl_builder', 'et_fb', 'ct_builder', 'vc_editable', 'brizy-edit-iframe', 'breakdance', 'bricks', 'tve' );

	/**
	 * Facts of the current request, to be asked once the main query is there.
	 *
	 * @return array{is_front_page: bool, post_id: int, post_type: string, path: string, query: string, roles: string[]}
	 */
	public static function current(): array {
		$uri  = isset( $_SERVER['REQUEST_URI'] ) ? esc_url_raw( wp_unslash( $_SERVER['REQUEST_URI'] ) ) : '/';
		$user = wp_get_current_user();
		return array(
			'is_front_page' => is_front_page(),
			'post_id'       => is_singular() || is_home() || self::is_shop() ? self::page_id() : 0,
			'post_type'     => self::post_type(),
			'path'          => (string) wp_parse_url( $uri, PHP_URL_PATH ),
			'query'         => (string) wp_parse_url( $uri, PHP_URL_QUERY ),
			'roles'         => array_values( (array) $user->roles ),
		);
	}

	/**
	 * Whether this is a page that visitors read: no feed, no embed, no AMP page, which allows no
	 * script of ours, and no page builder's canvas.
	 */
	public static function is_for_visitors(): bool {
		if ( is_admin() || is_feed() || is_embed() || is_robots() || is_trackback() ) {
			return false;
		}
		if ( function_exists( 'amp_is_request' ) && amp_is_request() ) {
			return false;
		}
		foreach ( self::BUILDER_ARGS as $name ) {
			// Only whether it is there is asked; nothing is done with it.
			if ( isset( $_GET[ $name ] ) ) { // phpcs:ignore WordPress.Security.NonceVerification.Recommended
				return false;
			}
		}
		return true;
	}

	/**
	 * The page as an editor knows it: the page of posts and the shop are pages too.
	 */
	private static function page_id(): int {
		if ( self::is_shop() ) {
			return (int) wc_get_page_id( 'shop' );
		}
		return (int) get_queried_object_id();
	}

	/**
	 * Whether this is WooCommerce's shop, which WordPress takes for an archive.
	 */
	private static function is_shop(): bool {
		return function_exists( 'is_shop' ) && function_exists( 'wc_get_page_id' ) && is_shop();
	}

	/**
	 * The kind of what is shown, alone or as an archive; an empty string where it is neither.
	 */
	private static function post_type(): string {
		if ( is_singular() ) {
			return (string) get_post_type( get_queried_object_id() );
		}
		if ( is_post_type_archive() ) {
			$types = (array) get_query_var( 'post_type' );
			return (string) reset( $types );
		}
		return is_home() ? 'post' : '';
	}
}
