<?php
/**
 * Reminds of what is left to do.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Admin;

use WeTechForU\ChatWidget\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * One notice, while the chat is not set up, for who can set it up, where plugins are looked at. Each
 * user may put it away for good.
 */
final class Notices {

	const DISMISSED = 'wetechforu_chat_widget_notice_dismissed';

	const ACTION = 'wetechforu_chat_widget_dismiss';

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
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_action( 'admin_notices', array( $this, 'print_notice' ) );
		add_action( 'admin_post_' . self::ACTION, array( $this, 'dismiss' ) );
	}

	/**
	 * Prints the notice.
	 */
	public function print_notice(): void {
		$screen = get_current_screen();
		if ( ! $screen || ! in_array( $screen->id, array( 'dashboard', 'plugins' ), true ) || ! current_user_can( 'manage_options' ) ) {
			return;
		}
		if ( $this->settings->is_configured() || get_user_meta( get_current_user_id(), self::DISMISSED, true ) ) {
			return;
		}
		printf(
			'<div class="notice notice-info"><p>%1$s</p><p><a class="button button-primary" href="%2$s">%3$s</a> <a class="button-link" href="%4$s">%5$s</a></p></div>',
			esc_html__( 'The chat widget is active, but does not know yet which chat to show.', 'wetechforu-chat-widget' ),
			esc_url( Settings_Page::url() ),
			esc_html__( 'Set up the chat', 'wetechforu-chat-widget' ),
			esc_url( wp_nonce_url( admin_url( 'admin-post.php?action=' . self::ACTION ), self::ACTION ) ),
			esc_html__( 'Do not remind me', 'wetechforu-chat-widget' )
		);
	}

	/**
	 * Puts the notice away for the user who asks.
	 */
	public function dismiss(): void {
		check_admin_referer( self::ACTION );
		if ( current_user_can( 'manage_options' ) ) {
			update_user_meta( get_current_user_id(), self::DISMISSED, 1 );
		}
		$back = wp_get_referer();
		wp_safe_redirect( $back ? $back : admin_url() );
		exit;
	}
}
