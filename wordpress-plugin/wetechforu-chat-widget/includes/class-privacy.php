<?php
/**
 * What the site's privacy pages and tools should say of the chat.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Suggests words for the privacy policy. WordPress' tools for export and erasure are answered with
 * what is true: chats are kept by the service, and it is there that they are exported and erased.
 */
final class Privacy {

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
		add_action( 'admin_init', array( $this, 'suggest_policy' ) );
		add_filter( 'wp_privacy_personal_data_exporters', array( $this, 'add_exporter' ) );
		add_filter( 'wp_privacy_personal_data_erasers', array( $this, 'add_eraser' ) );
	}

	/**
	 * Suggests words for the privacy policy.
	 */
	public function suggest_policy(): void {
		if ( ! function_exists( 'wp_add_privacy_policy_content' ) ) {
			return;
		}
		wp_add_privacy_policy_content( __( 'WeTechForU Chat Widget', 'wetechforu-chat-widget' ), wp_kses_post( wpautop( implode( "\n\n", $this->policy() ) ) ) );
	}

	/**
	 * The suggested words, a paragraph each.
	 *
	 * @return string[]
	 */
	public function policy(): array {
		$host  = $this->service_host();
		$loads = ( new Consent( $this->settings ) )->is_waiting()
			/* translators: %s: the name of the chat service's host. */
			? __( 'This site has a chat. It is provided by the service at %s. Once you have allowed it, your browser loads the chat from there when a page is shown; the service then sees your IP address, your browser’s kind and the address of the page. Before that, it hears nothing of you.', 'wetechforu-chat-widget' )
			/* translators: %s: the name of the chat service's host. */
			: __( 'This site has a chat. It is provided by the service at %s. When a page is shown, your browser loads the chat from there; the service then sees your IP address, your browser’s kind and the address of the page.', 'wetechforu-chat-widget' );
		$words = array(
			'<strong class="privacy-policy-tutorial">' . __( 'Suggested text:', 'wetechforu-chat-widget' ) . '</strong> ' . sprintf( $loads, '<strong>' . esc_html( $host ) . '</strong>' ),
			__( 'Nothing is kept in your browser until you use the chat. From then on it keeps an id that finds your conversation again. What you write, and the contact details that you leave, are kept by the service so that you can be answered.', 'wetechforu-chat-widget' ),
		);
		if ( $this->settings->identifies_users() ) {
			$words[] = __( 'If you are signed in on this site, your name and e-mail address are passed to the chat, so that we know who is asking. A cookie tells the chat that you are signed in. When you sign out, that cookie and your conversation are taken away from this browser.', 'wetechforu-chat-widget' );
		}
		$words[] = __( 'You can erase your conversation in the chat’s own menu, or ask us to export or erase it.', 'wetechforu-chat-widget' );
		return $words;
	}

	/**
	 * Adds ours to WordPress' exporters.
	 *
	 * @param array<string, mixed> $exporters Those there are.
	 * @return array<string, mixed>
	 */
	public function add_exporter( $exporters ) {
		$exporters['wetechforu-chat-widget'] = array(
			'exporter_friendly_name' => __( 'WeTechForU Chat Widget', 'wetechforu-chat-widget' ),
			'callback'               => array( $this, 'export' ),
		);
		return $exporters;
	}

	/**
	 * Says in the export where chats are: this site has none.
	 *
	 * @return array{data: array<mixed>, done: bool}
	 */
	public function export(): array {
		$data = array();
		if ( $this->settings->is_configured() ) {
			$data[] = array(
				'group_id'    => 'wetechforu-chat-widget',
				'group_label' => __( 'Chat', 'wetechforu-chat-widget' ),
				'item_id'     => 'wetechforu-chat-widget',
				'data'        => array(
					array(
						'name'  => __( 'Where it is kept', 'wetechforu-chat-widget' ),
						'value' => sprintf(
							/* translators: %s: the name of the chat service's host. */
							__( 'Conversations of this site’s chat are kept by the service at %s and are not part of this file. They are exported there, on request.', 'wetechforu-chat-widget' ),
							$this->service_host()
						),
					),
				),
			);
		}
		return array(
			'data' => $data,
			'done' => true,
		);
	}

	/**
	 * Adds ours to WordPress' erasers.
	 *
	 * @param array<string, mixed> $erasers Those there are.
	 * @return array<string, mixed>
	 */
	public function add_eraser( $erasers ) {
		$erasers['wetechforu-chat-widget'] = array(
			'eraser_friendly_name' => __( 'WeTechForU Chat Widget', 'wetechforu-chat-widget' ),
			'callback'             => array( $this, 'erase' ),
		);
		return $erasers;
	}

	/**
	 * Erases nothing, since there is nothing here, and tells whoever asked what is left to do.
	 *
	 * @param string $email Of the person.
	 * @return array{items_removed: bool, items_retained: bool, messages: string[], done: bool}
	 */
	public function erase( $email ): array {
		$messages = array();
		if ( $this->settings->is_configured() ) {
			$messages[] = sprintf(
				/* translators: 1: an e-mail address, 2: the name of the chat service's host. */
				__( 'Chats of %1$s, if there are any, are kept by the service at %2$s. Erase them in its dashboard, under Privacy.', 'wetechforu-chat-widget' ),
				// WordPress prints these as HTML.
				esc_html( $email ),
				esc_html( $this->service_host() )
			);
		}
		return array(
			'items_removed'  => false,
			'items_retained' => false,
			'messages'       => $messages,
			'done'           => true,
		);
	}

	/**
	 * Host of the service, for people to read.
	 */
	private function service_host(): string {
		$host = (string) wp_parse_url( $this->settings->api_url(), PHP_URL_HOST );
		return '' !== $host ? $host : __( 'the host that is set in the chat’s settings', 'wetechforu-chat-widget' );
	}
}
