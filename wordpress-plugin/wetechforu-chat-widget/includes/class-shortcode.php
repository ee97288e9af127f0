<?php
/**
 * `[wetechforu_chat]`.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * The chat in a page's content, for editors without blocks: `[wetechforu_chat mode="button"
 * text="Ask us"]`, or `[wetechforu_chat height="600"]` for the chat in its place.
 */
final class Shortcode {

	const TAG = 'wetechforu_chat';

	/**
	 * The chat's HTML.
	 *
	 * @var Chat_Markup
	 */
	private $markup;

	/**
	 * Reads nothing yet.
	 *
	 * @param Chat_Markup $markup The chat's HTML.
	 */
	public function __construct( Chat_Markup $markup ) {
		$this->markup = $markup;
	}

	/**
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_action( 'init', array( $this, 'register' ) );
	}

	/**
	 * Registers the shortcode.
	 */
	public function register(): void {
		add_shortcode( self::TAG, array( $this, 'render' ) );
	}

	/**
	 * The chat's HTML.
	 *
	 * @param array<string, string>|string $written The attributes, or an empty string without any.
	 */
	public function render( $written ): string {
		$defaults = array(
			'mode'   => 'inline',
			'height' => Chat_Markup::HEIGHT_DEFAULT_PX,
			'text'   => '',
		);
		return $this->markup->render( shortcode_atts( $defaults, (array) $written, self::TAG ) );
	}
}
