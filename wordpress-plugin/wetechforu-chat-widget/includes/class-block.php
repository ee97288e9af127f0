<?php
/**
 * The chat as a block.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the block. It is rendered here, so that a page follows the settings at once.
 */
final class Block {

	const NAME = 'wetechforu-chat-widget/chat';

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
	 * Registers the block and the editor's texts.
	 */
	public function register(): void {
		$folder = dirname( PLUGIN_FILE );
		$block  = register_block_type( $folder . '/blocks/chat', array( 'render_callback' => array( $this, 'render' ) ) );
		if ( ! $block ) {
			return;
		}
		foreach ( $block->editor_script_handles as $handle ) {
			wp_set_script_translations( $handle, 'wetechforu-chat-widget', $folder . '/languages' );
		}
	}

	/**
	 * The chat's HTML.
	 *
	 * @param array<string, mixed> $attributes Of the block.
	 */
	public function render( array $attributes ): string {
		return $this->markup->render( $attributes, get_block_wrapper_attributes( array( 'class' => 'wetechforu-chat' ) ) );
	}
}
