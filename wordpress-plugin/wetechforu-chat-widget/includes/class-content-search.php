<?php
/**
 * Whether the chat stands in what visitors read.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Looks through the site's content, all of it: to be asked by a test that somebody started, never by a page.
 */
final class Content_Search {

	/**
	 * Where blocks and shortcodes stand beside posts: the theme's areas for widgets.
	 */
	const WIDGET_OPTIONS = array( 'widget_block', 'widget_text', 'widget_custom_html' );

	/**
	 * Whether a shortcode or a block of ours is in something that is published, templates too.
	 */
	public static function finds_chat(): bool {
		global $wpdb;
		$marks = array( '[' . Shortcode::TAG, '<!-- wp:' . Block::NAME );
		$like  = array();
		foreach ( $marks as $mark ) {
			$like[] = '%' . $wpdb->esc_like( $mark ) . '%';
		}
		// Nothing of WordPress looks into content by two words at once, and a kept answer would be an old one.
		$query = $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE post_status = 'publish' AND ( post_content LIKE %s OR post_content LIKE %s ) LIMIT 1", $like );
		if ( $wpdb->get_var( $query ) ) { // phpcs:ignore WordPress.DB
			return true;
		}
		$widgets = (string) wp_json_encode( array_map( 'get_option', self::WIDGET_OPTIONS ), JSON_UNESCAPED_SLASHES );
		return false !== strpos( $widgets, $marks[0] ) || false !== strpos( $widgets, $marks[1] );
	}
}
