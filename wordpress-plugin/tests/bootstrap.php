<?php
/**
 * Loads a real WordPress, the site in the folder that the environment's `WP_DIR` names, with the
 * plugin of this tree, whether or not the site has it active.
 *
 * @package WeTechForU\ChatWidget
 */

$wetechforu_site = getenv( 'WP_DIR' );
if ( ! $wetechforu_site || ! is_readable( $wetechforu_site . '/wp-load.php' ) ) {
	fwrite( STDERR, "Set WP_DIR to the folder of a WordPress site for tests.\n" );
	exit( 1 );
}

$wetechforu_copy   = $wetechforu_site . '/wp-content/plugins/wetechforu-chat-widget/wetechforu-chat-widget.php';
$wetechforu_plugin = is_readable( $wetechforu_copy ) ? $wetechforu_copy : dirname( __DIR__ ) . '/wetechforu-chat-widget/wetechforu-chat-widget.php';

$_SERVER['HTTP_HOST']   = '127.0.0.1';
$_SERVER['SERVER_NAME'] = '127.0.0.1';
$_SERVER['REMOTE_ADDR'] = '127.0.0.1';
$_SERVER['REQUEST_URI'] = '/';

// Hooks may be laid down before WordPress is there to lay them.
$GLOBALS['wp_filter'] = array(
	'muplugins_loaded' => array(
		10 => array(
			array(
				'function'      => static function () use ( $wetechforu_plugin ) {
					require_once $wetechforu_plugin;
				},
				'accepted_args' => 0,
			),
		),
	),
);

// PHPUnit loads this file inside a function. What WordPress takes for global must be so here too, or
// PHPUnit puts its own copies over them afterwards.
global $wpdb, $wp, $wp_query, $wp_the_query, $wp_rewrite, $wp_filter, $wp_actions, $wp_current_filter, $wp_roles, $wp_widget_factory, $wp_embed, $wp_locale, $wp_locale_switcher, $wp_object_cache, $wp_textdomain_registry, $wp_theme_directories, $wp_version, $table_prefix, $shortcode_tags, $allowedposttags, $allowedtags, $pagenow, $current_site, $current_blog, $wp_plugin_paths, $wp_post_types, $wp_taxonomies, $l10n, $blog_id;

require_once $wetechforu_site . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
require_once __DIR__ . '/class-plugin-test-case.php';
