<?php
/**
 * The chat in a page's content: in its place, or behind a button.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the HTML that shortcode and block share.
 */
final class Chat_Markup {

	const HEIGHT_DEFAULT_PX = 600;

	const HEIGHT_MIN_PX = 320;

	const HEIGHT_MAX_PX = 1200;

	const TEXT_CHARS_MAX = 120;

	const STYLE_HANDLE = 'wetechforu-chat-widget-chat-style';

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * The script that brings the chat.
	 *
	 * @var Loader
	 */
	private $loader;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings $settings What the site owner chose.
	 * @param Loader   $loader   The script that brings the chat.
	 */
	public function __construct( Settings $settings, Loader $loader ) {
		$this->settings = $settings;
		$this->loader   = $loader;
	}

	/**
	 * The chat's HTML.
	 *
	 * @param array<string, mixed> $attributes `mode`, `height` and `text`, as somebody wrote them.
	 * @param string               $wrapper    Attributes of the outermost element, escaped already.
	 */
	public function render( array $attributes, string $wrapper = '' ): string {
		if ( ! $this->settings->is_configured() ) {
			return $this->hint_for_owner();
		}
		$text   = $this->text( $attributes['text'] ?? '' );
		$height = $this->height_px( $attributes['height'] ?? self::HEIGHT_DEFAULT_PX );
		if ( is_feed() ) {
			// The page where the chat is; the chat's own page may be switched off.
			return '<p>' . self::link( (string) get_permalink(), $text, '' ) . '</p>';
		}
		wp_enqueue_style( self::STYLE_HANDLE );
		if ( self::is_inline( $attributes ) ) {
			$this->loader->require_for_inline_chat();
			return $this->inline( $height, $wrapper );
		}
		// The theme's looks for buttons come with this style, which is printed only where it is asked for.
		wp_enqueue_style( 'wp-block-button' );
		$this->loader->require_for_button();
		return $this->button( $text, $wrapper );
	}

	/**
	 * Whether some content holds a chat in its place.
	 *
	 * @param string $content A post's content.
	 */
	public static function holds_inline_chat( string $content ): bool {
		$pattern = '/' . get_shortcode_regex( array( Shortcode::TAG ) ) . '/';
		if ( has_shortcode( $content, Shortcode::TAG ) && preg_match_all( $pattern, $content, $found, PREG_SET_ORDER ) ) {
			foreach ( $found as $one ) {
				// In double brackets it is shown as it is written.
				$is_escaped = '[' === $one[1] && ']' === ( $one[6] ?? '' );
				if ( ! $is_escaped && self::is_inline( (array) shortcode_parse_atts( $one[3] ) ) ) {
					return true;
				}
			}
		}
		return has_block( Block::NAME, $content ) && self::blocks_hold_inline_chat( parse_blocks( $content ) );
	}

	/**
	 * Whether a chat is wished in its place: also where no mode is written, or one that there is not.
	 *
	 * @param array<int|string, mixed> $attributes Of a shortcode or a block.
	 */
	private static function is_inline( array $attributes ): bool {
		$mode = $attributes['mode'] ?? '';
		return ! is_string( $mode ) || 'button' !== strtolower( trim( $mode ) );
	}

	/**
	 * Whether one of the blocks, or of those inside them, is a chat in its place.
	 *
	 * @param array<int, array<string, mixed>> $blocks As `parse_blocks` gives them.
	 */
	private static function blocks_hold_inline_chat( array $blocks ): bool {
		foreach ( $blocks as $block ) {
			if ( Block::NAME === $block['blockName'] && self::is_inline( (array) $block['attrs'] ) ) {
				return true;
			}
			if ( self::blocks_hold_inline_chat( $block['innerBlocks'] ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The chat in its place. Its height is there from the start, so that nothing moves when it comes;
	 * where the script is blocked, the link below it is what is seen. The id is always the same: other
	 * plugins render a page's content more than once and throw it away, so nothing can be counted.
	 *
	 * @param int    $height_px Its height.
	 * @param string $wrapper   Attributes of the outermost element, escaped already.
	 */
	private function inline( int $height_px, string $wrapper ): string {
		$wrapper = '' !== $wrapper ? $wrapper : 'class="wetechforu-chat"';
		return sprintf(
			'<div %1$s><div class="wetechforu-chat__place" style="height:%2$dpx"><div id="%3$s" class="wetechforu-chat__frame"></div><p class="wetechforu-chat__fallback">%4$s</p></div></div>',
			$wrapper,
			$height_px,
			esc_attr( Loader::INLINE_ID ),
			self::link( $this->chat_page(), __( 'Open the chat on a page of its own', 'wetechforu-chat-widget' ), '' )
		);
	}

	/**
	 * A button that opens the chat; without the script it is a link to the chat's own page.
	 *
	 * @param string $text    What it says.
	 * @param string $wrapper Attributes of the outermost element, escaped already.
	 */
	private function button( string $text, string $wrapper ): string {
		$wrapper = '' !== $wrapper ? $wrapper : 'class="wetechforu-chat"';
		$link    = self::link( $this->chat_page(), $text, ' class="wp-block-button__link wp-element-button" data-wetechforu-chat="open"' );
		return sprintf( '<div %1$s><div class="wp-block-button">%2$s</div></div>', $wrapper, $link );
	}

	/**
	 * Address of the chat's own page.
	 */
	private function chat_page(): string {
		return Service::chat_page_url( $this->settings->api_url(), $this->settings->widget_key() );
	}

	/**
	 * A link.
	 *
	 * @param string $url        Where it leads.
	 * @param string $text       What it says.
	 * @param string $attributes More attributes, escaped already.
	 */
	private static function link( string $url, string $text, string $attributes ): string {
		return sprintf( '<a href="%1$s" rel="nofollow"%2$s>%3$s</a>', esc_url( $url ), $attributes, esc_html( $text ) );
	}

	/**
	 * Visitors see nothing where the chat is not set up; who can set it up is told.
	 */
	private function hint_for_owner(): string {
		if ( ! current_user_can( 'manage_options' ) ) {
			return '';
		}
		return sprintf(
			'<p class="wetechforu-chat__hint">%1$s <a href="%2$s">%3$s</a></p>',
			esc_html__( 'The chat is not set up yet. Only you see this.', 'wetechforu-chat-widget' ),
			esc_url( admin_url( 'options-general.php?page=wetechforu-chat-widget' ) ),
			esc_html__( 'Set it up', 'wetechforu-chat-widget' )
		);
	}

	/**
	 * What the button says.
	 *
	 * @param mixed $text As somebody wrote it.
	 */
	private function text( $text ): string {
		$text = is_string( $text ) ? sanitize_text_field( $text ) : '';
		$text = mb_substr( $text, 0, self::TEXT_CHARS_MAX );
		return '' !== $text ? $text : __( 'Chat with us', 'wetechforu-chat-widget' );
	}

	/**
	 * A height that a chat can be used in.
	 *
	 * @param mixed $height As somebody wrote it, such as `600` or `600px`.
	 */
	private function height_px( $height ): int {
		$height_px = (int) ( is_scalar( $height ) ? $height : 0 );
		if ( $height_px <= 0 ) {
			return self::HEIGHT_DEFAULT_PX;
		}
		return max( self::HEIGHT_MIN_PX, min( self::HEIGHT_MAX_PX, $height_px ) );
	}
}
