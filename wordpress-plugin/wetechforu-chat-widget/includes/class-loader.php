<?php
/**
 * The script that brings the chat.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Enqueues the script and writes its attributes. Nothing is printed inline, so that a strict content
 * policy needs to allow the service's host and nothing else.
 */
final class Loader {

	const HANDLE = 'wetechforu-chat-widget';

	const INLINE_ID = 'wetechforu-chat';

	/**
	 * Marks by which optimisers know to leave a script as it is: LiteSpeed Cache, Cloudflare,
	 * Autoptimize, Jetpack Boost, PageSpeed and NitroPack.
	 */
	const LEAVE_ALONE = array(
		'data-no-optimize'       => '1',
		'data-no-defer'          => '1',
		'data-no-minify'         => '1',
		'data-cfasync'           => 'false',
		'data-noptimize'         => '1',
		'data-jetpack-boost'     => 'ignore',
		'data-pagespeed-no-defer' => true,
		'nitro-exclude'          => true,
	);

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Whether the chat is shown on a page.
	 *
	 * @var Display_Rules
	 */
	private $rules;

	/**
	 * Whether the chat waits for consent.
	 *
	 * @var Consent
	 */
	private $consent;

	/**
	 * Whether the settings want the chat's button here; null before it is known.
	 *
	 * @var bool|null
	 */
	private $is_shown = null;

	/**
	 * Whether a chat stands in the page's content.
	 *
	 * @var bool
	 */
	private $is_inline = false;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings      $settings What the site owner chose.
	 * @param Display_Rules $rules    Whether the chat is shown on a page.
	 * @param Consent       $consent  Whether the chat waits for consent.
	 */
	public function __construct( Settings $settings, Display_Rules $rules, Consent $consent ) {
		$this->settings = $settings;
		$this->rules    = $rules;
		$this->consent  = $consent;
	}

	/**
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_action( 'wp_enqueue_scripts', array( $this, 'enqueue_by_rules' ) );
		add_filter( 'wp_script_attributes', array( $this, 'add_attributes' ) );
	}

	/**
	 * Enqueues the script where the settings want it.
	 */
	public function enqueue_by_rules(): void {
		$this->is_shown  = $this->rules->is_shown_here();
		$this->is_inline = $this->is_inline || $this->is_shown && $this->has_inline_chat();
		if ( $this->is_shown ) {
			$this->enqueue();
		}
	}

	/**
	 * Enqueues the script for a button in the content, wherever the settings would hide it.
	 */
	public function require_for_button(): void {
		$this->enqueue();
		wp_enqueue_script( self::HANDLE . '-open', plugins_url( 'assets/open-chat.js', PLUGIN_FILE ), array(), VERSION, self::deferred() );
	}

	/**
	 * Enqueues the script for a chat in the content.
	 */
	public function require_for_inline_chat(): void {
		$was_inline      = $this->is_inline;
		$this->is_inline = true;
		$this->enqueue();
		// Classic themes print the head before the content is made. Where the content could not be
		// foreseen, the tag is out without its attribute, and a script moves the chat to its place.
		if ( ! $was_inline && wp_script_is( self::HANDLE, 'done' ) ) {
			wp_enqueue_script( self::HANDLE . '-inline', plugins_url( 'assets/inline-chat.js', PLUGIN_FILE ), array(), VERSION, self::deferred() );
		}
	}

	/**
	 * Writes what the chat should know into its tag.
	 *
	 * @param array<string, string|bool> $attributes Of any script's tag.
	 * @return array<string, string|bool>
	 */
	public function add_attributes( $attributes ) {
		$id = (string) ( $attributes['id'] ?? '' );
		if ( 0 !== strpos( $id, self::HANDLE ) || 0 === strpos( $id, self::HANDLE . '-admin' ) ) {
			return $attributes;
		}
		$attributes += self::LEAVE_ALONE;
		// Ours win: a theme without HTML5 has WordPress write a type of its own.
		return self::HANDLE . '-js' === $id ? array_merge( $attributes, $this->own_attributes() ) : $attributes;
	}

	/**
	 * Options of our own small scripts.
	 *
	 * @return array{strategy: string, in_footer: bool}
	 */
	public static function deferred(): array {
		return array(
			'strategy'  => 'defer',
			'in_footer' => true,
		);
	}

	/**
	 * Enqueues the script, once.
	 */
	private function enqueue(): void {
		if ( ! $this->settings->is_configured() ) {
			return;
		}
		$url = Service::script_url( $this->settings->api_url(), $this->settings->widget_key() );
		// No version: the service says itself how long the file may be kept.
		wp_enqueue_script( self::HANDLE, $url, array(), null, array( 'strategy' => 'async' ) ); // phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
		$this->consent->enqueue_if_waiting();
		/**
		 * Fires when the chat's script is on the page, by the settings or for its content.
		 */
		do_action( 'wetechforu_chat_widget_enqueued' );
	}

	/**
	 * What the settings and the page say to the chat.
	 *
	 * @return array<string, string>
	 */
	private function own_attributes(): array {
		$attributes = array();
		$position   = $this->settings->all()['position'];
		if ( '' !== $position ) {
			$attributes['data-position'] = $position;
		}
		if ( $this->is_inline ) {
			$attributes['data-inline'] = '#' . self::INLINE_ID;
		}
		// Beside the place as well: other plugins render content that no visitor gets to see, and a chat
		// that finds no place would have its button.
		if ( false === $this->is_shown ) {
			$attributes['data-hidden'] = 'true';
		}
		return array_merge( $attributes, $this->consent->tag_attributes() );
	}

	/**
	 * Whether the page's own content holds a chat, as far as that can be told before it is made.
	 */
	private function has_inline_chat(): bool {
		$post = is_singular() ? get_queried_object() : null;
		// In place of its content stands a field for the password.
		if ( ! $post instanceof \WP_Post || post_password_required( $post ) ) {
			return false;
		}
		$parts  = explode( '<!--nextpage-->', $post->post_content );
		$number = max( 1, min( count( $parts ), (int) get_query_var( 'page' ) ) );
		return Chat_Markup::holds_inline_chat( $parts[ $number - 1 ] );
	}
}
