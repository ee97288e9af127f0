<?php
/**
 * Keeps optimisation plugins from delaying the chat.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * The chat's script is small and loads without holding anything up; to delay, merge or rewrite it
 * only makes visitors wait. Each plugin has its own filters, and each filter its own kind of list.
 */
final class Optimizer_Exclusions {

	/**
	 * Parts of addresses: the service's script, and our own files.
	 */
	const ADDRESSES = array( '/w/wtfu_', 'plugins/wetechforu-chat-widget/assets/' );

	/**
	 * Lists of parts of addresses.
	 */
	const ADDRESS_FILTERS = array(
		// WP Rocket.
		'rocket_delay_js_exclusions',
		'rocket_exclude_defer_js',
		'rocket_exclude_js',
		'rocket_minify_excluded_external_js',
		// LiteSpeed Cache; the last one is for its guest mode.
		'litespeed_optimize_js_excludes',
		'litespeed_optm_js_defer_exc',
		'litespeed_optm_gm_js_exc',
		// Perfmatters.
		'perfmatters_delay_js_exclusions',
		'perfmatters_defer_js_exclusions',
		'perfmatters_minify_js_exclusions',
		// FlyingPress.
		'flying_press_exclude_from_minify:js',
		'flying_press_exclude_from_defer:js',
		'flying_press_exclude_from_delay:js',
		// SiteGround Speed Optimizer.
		'sgo_javascript_combine_excluded_external_paths',
		// WP-Optimize.
		'wp-optimize-minify-default-exclusions',
	);

	/**
	 * Lists of handles.
	 */
	const HANDLE_FILTERS = array(
		// SiteGround Speed Optimizer.
		'sgo_js_minify_exclude',
		'sgo_js_async_exclude',
		'sgo_javascript_combine_exclude',
		// Jetpack Boost.
		'jetpack_boost_render_blocking_js_exclude_handles',
	);

	/**
	 * Hooks in.
	 */
	public function add_hooks(): void {
		foreach ( self::ADDRESS_FILTERS as $filter ) {
			add_filter( $filter, array( $this, 'add_addresses' ) );
		}
		foreach ( self::HANDLE_FILTERS as $filter ) {
			add_filter( $filter, array( $this, 'add_handles' ) );
		}
		add_filter( 'autoptimize_filter_js_exclude', array( $this, 'add_for_autoptimize' ) );
		add_filter( 'w3tc_minify_js_do_tag_minification', array( $this, 'refuse_w3tc' ), 10, 3 );
		add_filter( 'wphb_minify_resource', array( $this, 'refuse_hummingbird' ), 10, 2 );
		add_filter( 'wphb_combine_resource', array( $this, 'refuse_hummingbird' ), 10, 2 );
	}

	/**
	 * Adds our addresses to a list.
	 *
	 * @param mixed $excluded A list, if the other plugin keeps to its word.
	 * @return array<mixed>
	 */
	public function add_addresses( $excluded ): array {
		return array_merge( is_array( $excluded ) ? $excluded : array(), self::ADDRESSES );
	}

	/**
	 * Adds our handles to a list.
	 *
	 * @param mixed $excluded A list, if the other plugin keeps to its word.
	 * @return array<mixed>
	 */
	public function add_handles( $excluded ): array {
		return array_merge( is_array( $excluded ) ? $excluded : array(), self::handles() );
	}

	/**
	 * Autoptimize keeps a text with commas or, in newer versions, an array with what to leave alone
	 * as its keys.
	 *
	 * @param mixed $excluded Text or array.
	 * @return string|array<string, mixed>
	 */
	public function add_for_autoptimize( $excluded ) {
		if ( is_array( $excluded ) ) {
			return $excluded + array_fill_keys( self::ADDRESSES, '' );
		}
		return implode( ', ', array_filter( array_merge( array( (string) $excluded ), self::ADDRESSES ) ) );
	}

	/**
	 * W3 Total Cache asks of each tag whether it may be minified.
	 *
	 * @param bool   $is_minified What it would do.
	 * @param string $tag         The script's tag.
	 * @param string $file        Its file.
	 */
	public function refuse_w3tc( $is_minified, $tag, $file = '' ) {
		foreach ( self::ADDRESSES as $address ) {
			if ( false !== strpos( $tag . ' ' . $file, $address ) ) {
				return false;
			}
		}
		return $is_minified;
	}

	/**
	 * Hummingbird asks of each handle.
	 *
	 * @param bool   $is_changed What it would do.
	 * @param string $handle     The script's handle.
	 */
	public function refuse_hummingbird( $is_changed, $handle ) {
		return in_array( $handle, self::handles(), true ) ? false : $is_changed;
	}

	/**
	 * Handles of all our scripts on a page.
	 *
	 * @return string[]
	 */
	private static function handles(): array {
		return array( Loader::HANDLE, Consent::HANDLE, Identity::HANDLE, Loader::HANDLE . '-open', Loader::HANDLE . '-inline' );
	}
}
