<?php
/**
 * Whether the chat's button is shown on a page.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Decides by the settings and the page's facts alone.
 */
final class Display_Rules {

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings $settings What the site owner chose.
	 */
	public function __construct( Settings $settings ) {
		$this->settings = $settings;
	}

	/**
	 * Whether the chat is shown on the page that is being made.
	 */
	public function is_shown_here(): bool {
		if ( ! Page_Context::is_for_visitors() || ! $this->settings->is_configured() ) {
			return false;
		}
		$context = Page_Context::current();
		/**
		 * Filters whether the chat's button is shown on this page. Chats in the content stay.
		 *
		 * @param bool  $is_shown What the settings say.
		 * @param array $context  The page's facts.
		 */
		return (bool) apply_filters( 'wetechforu_chat_widget_is_shown', self::decide( $this->settings->all(), $context ), $context );
	}

	/**
	 * Whether the chat is shown on a page with these facts. What hides it wins.
	 *
	 * @param array<string, mixed> $settings As `Settings::all` gives them.
	 * @param array<string, mixed> $context  As `Page_Context::current` gives it.
	 */
	public static function decide( array $settings, array $context ): bool {
		if ( ! $settings['enabled'] || array_intersect( $settings['hidden_roles'], $context['roles'] ) ) {
			return false;
		}
		if ( Url_Patterns::match_any( $settings['exclude_urls'], $context['path'], $context['query'] ) ) {
			return false;
		}
		if ( 'front_page' === $settings['show'] ) {
			return $context['is_front_page'];
		}
		return 'everywhere' === $settings['show'] || self::is_chosen( $settings, $context );
	}

	/**
	 * Whether the page is one of those that were chosen.
	 *
	 * @param array<string, mixed> $settings As `Settings::all` gives them.
	 * @param array<string, mixed> $context  As `Page_Context::current` gives it.
	 */
	private static function is_chosen( array $settings, array $context ): bool {
		return in_array( $context['post_type'], $settings['post_types'], true )
			|| in_array( $context['post_id'], $settings['pages'], true )
			|| Url_Patterns::match_any( $settings['include_urls'], $context['path'], $context['query'] );
	}
}
