<?php
/**
 * The fields of the settings page.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Admin;

use WeTechForU\ChatWidget\Config;
use WeTechForU\ChatWidget\Settings;

defined( 'ABSPATH' ) || exit;

/**
 * Sections and fields, and how each is printed.
 */
final class Settings_Fields {

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * What came with the zip.
	 *
	 * @var Config
	 */
	private $config;

	/**
	 * Prints inputs.
	 *
	 * @var Field_Printer
	 */
	private $printer;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings $settings What the site owner chose.
	 * @param Config   $config   What came with the zip.
	 */
	public function __construct( Settings $settings, Config $config ) {
		$this->settings = $settings;
		$this->config   = $config;
		$this->printer  = new Field_Printer( $settings );
	}

	/**
	 * Registers them all.
	 *
	 * @param string $page Slug of the page.
	 */
	public function register( string $page ): void {
		$sections = array(
			'connection' => __( 'Connection', 'wetechforu-chat-widget' ),
			'display'    => __( 'Where the chat is shown', 'wetechforu-chat-widget' ),
			'identity'   => __( 'Signed-in users', 'wetechforu-chat-widget' ),
			'privacy'    => __( 'Privacy', 'wetechforu-chat-widget' ),
		);
		foreach ( $sections as $section => $title ) {
			add_settings_section( 'wetechforu_chat_' . $section, $title, '__return_null', $page );
		}
		$fields = array(
			array( 'connection', 'widget_key', __( 'Widget key', 'wetechforu-chat-widget' ), 'print_widget_key' ),
			array( 'connection', 'api_url', __( 'Service address', 'wetechforu-chat-widget' ), 'print_api_url' ),
			array( 'display', 'enabled', __( 'Chat', 'wetechforu-chat-widget' ), 'print_enabled' ),
			array( 'display', '', __( 'Pages', 'wetechforu-chat-widget' ), 'print_show' ),
			array( 'display', 'exclude_urls', __( 'Except on', 'wetechforu-chat-widget' ), 'print_exclude_urls' ),
			array( 'display', '', __( 'Hidden for', 'wetechforu-chat-widget' ), 'print_hidden_roles' ),
			array( 'display', 'position', __( 'Position', 'wetechforu-chat-widget' ), 'print_position' ),
			array( 'identity', 'identify_users', __( 'Names', 'wetechforu-chat-widget' ), 'print_identify_users' ),
			array( 'identity', 'identity_key_id', __( 'Signing key', 'wetechforu-chat-widget' ), 'print_identity_key' ),
			array( 'privacy', 'consent', __( 'Consent', 'wetechforu-chat-widget' ), 'print_consent' ),
		);
		foreach ( $fields as list( $section, $name, $title, $method ) ) {
			$label = '' === $name ? array() : array( 'label_for' => 'wetechforu-chat-' . $name );
			add_settings_field( 'wetechforu_chat_' . $method, $title, array( $this, $method ), $page, 'wetechforu_chat_' . $section, $label );
		}
	}

	/**
	 * Prints the widget's key.
	 */
	public function print_widget_key(): void {
		$this->printer->print_text( 'widget_key', $this->settings->widget_key(), 'wtfu_…', 'regular-text code' );
		$this->print_origin( $this->settings->all()['widget_key'], $this->config->values()['widget_key'], __( 'In the dashboard, under Install. It names your widget, and is no secret.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Prints the service's address.
	 */
	public function print_api_url(): void {
		$this->printer->print_text( 'api_url', $this->settings->api_url(), 'https://chat.example.com', 'regular-text code', 'url' );
		$this->print_origin( $this->settings->all()['api_url'], $this->config->values()['api_url'], __( 'In the dashboard, under Install. The chat is loaded from there.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Prints the switch.
	 */
	public function print_enabled(): void {
		$this->printer->print_checkbox( 'enabled', __( 'Show the chat’s button', 'wetechforu-chat-widget' ) );
		$this->printer->print_help( __( 'A chat that a page holds by its block or shortcode is shown in any case.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Prints where the chat is shown, and what may be chosen.
	 */
	public function print_show(): void {
		$chosen  = $this->settings->all();
		$choices = array(
			'everywhere' => __( 'On every page', 'wetechforu-chat-widget' ),
			'front_page' => __( 'Only on the front page', 'wetechforu-chat-widget' ),
			'chosen'     => __( 'Only on those that I choose', 'wetechforu-chat-widget' ),
		);
		echo '<fieldset class="wetechforu-chat-show"><legend class="screen-reader-text">' . esc_html__( 'Pages', 'wetechforu-chat-widget' ) . '</legend>';
		foreach ( $choices as $value => $label ) {
			printf(
				'<label><input type="radio" name="%1$s" value="%2$s"%3$s> %4$s</label>',
				esc_attr( Field_Printer::name( 'show' ) ),
				esc_attr( $value ),
				checked( $chosen['show'], $value, false ),
				esc_html( $label )
			);
		}
		echo '<div class="wetechforu-chat-chosen">';
		$this->printer->print_list( 'post_types', __( 'Everything of a kind', 'wetechforu-chat-widget' ), self::post_types() );
		$this->printer->print_list( 'pages', __( 'Single pages', 'wetechforu-chat-widget' ), self::pages( $chosen['pages'] ) );
		printf( '<p><label for="wetechforu-chat-include_urls"><strong>%s</strong></label></p>', esc_html__( 'Addresses', 'wetechforu-chat-widget' ) );
		$this->printer->print_lines( 'include_urls' );
		echo '</div></fieldset>';
	}

	/**
	 * Prints addresses without the chat.
	 */
	public function print_exclude_urls(): void {
		$this->printer->print_lines( 'exclude_urls' );
	}

	/**
	 * Prints the roles that see no chat.
	 */
	public function print_hidden_roles(): void {
		echo '<fieldset><legend class="screen-reader-text">' . esc_html__( 'Hidden for', 'wetechforu-chat-widget' ) . '</legend>';
		$this->printer->print_list( 'hidden_roles', '', array_map( 'translate_user_role', wp_roles()->get_names() ) );
		echo '</fieldset>';
		$this->printer->print_help( __( 'Users with one of these roles do not see the button while they are signed in.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Prints the corner.
	 */
	public function print_position(): void {
		$this->printer->print_select(
			'position',
			array(
				''             => __( 'As the dashboard says', 'wetechforu-chat-widget' ),
				'bottom-right' => __( 'Bottom right', 'wetechforu-chat-widget' ),
				'bottom-left'  => __( 'Bottom left', 'wetechforu-chat-widget' ),
				'top-right'    => __( 'Top right', 'wetechforu-chat-widget' ),
				'top-left'     => __( 'Top left', 'wetechforu-chat-widget' ),
			)
		);
	}

	/**
	 * Prints whether users are made known.
	 */
	public function print_identify_users(): void {
		$this->printer->print_checkbox( 'identify_users', __( 'Tell the chat who is signed in', 'wetechforu-chat-widget' ) );
		$this->printer->print_help( __( 'Name and e-mail address are signed by this site, so nobody can pretend to be somebody else. They never stand in a page, so page caches are safe. At sign-out the conversation is taken out of the browser.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Prints the signing key. Its secret is never sent to a browser.
	 */
	public function print_identity_key(): void {
		$saved  = get_option( Settings::IDENTITY_OPTION, array() );
		$key_id = is_array( $saved ) ? (string) ( $saved['key_id'] ?? '' ) : '';
		$in_use = $this->settings->identity_key();
		$option = Settings::IDENTITY_OPTION;
		if ( null !== $in_use && $key_id !== $in_use['key_id'] ) {
			$words = Settings::has_constant_key()
				/* translators: %s: the id of a key. */
				? __( '%s is in use. It stands in wp-config.php, and wins over what is typed here.', 'wetechforu-chat-widget' )
				/* translators: %s: the id of a key. */
				: __( '%s is in use. It came with the downloaded plugin.', 'wetechforu-chat-widget' );
			printf( '<p class="wetechforu-chat-inuse">%s</p>', sprintf( esc_html( $words ), '<code>' . esc_html( $in_use['key_id'] ) . '</code>' ) );
		}
		printf(
			'<p><input type="text" id="wetechforu-chat-identity_key_id" name="%1$s[key_id]" value="%2$s" class="regular-text code" placeholder="wik_…" autocomplete="off" spellcheck="false"></p>',
			esc_attr( $option ),
			esc_attr( $key_id )
		);
		printf(
			'<p><label for="wetechforu-chat-identity_secret" class="wetechforu-chat-sublabel">%1$s</label><input type="password" id="wetechforu-chat-identity_secret" name="%2$s[secret]" value="" class="regular-text code" placeholder="%3$s" autocomplete="new-password" spellcheck="false"></p>',
			esc_html__( 'Secret', 'wetechforu-chat-widget' ),
			esc_attr( $option ),
			'' === $key_id ? '' : esc_attr__( 'Saved. Leave empty to keep it.', 'wetechforu-chat-widget' )
		);
		if ( '' !== $key_id ) {
			printf( '<p><label><input type="checkbox" name="%1$s[forget]" value="1"> %2$s</label></p>', esc_attr( $option ), esc_html__( 'Forget this key when I save', 'wetechforu-chat-widget' ) );
		}
		if ( Settings::has_constant_key() ) {
			return;
		}
		$this->printer->print_help( null === $in_use ? __( 'Without a key, nobody is made known. Make one in the dashboard, under Signed-in visitors, or download the plugin there: then it comes with one.', 'wetechforu-chat-widget' ) : __( 'Only needed to use another key than the one in use.', 'wetechforu-chat-widget' ) );
	}

	/**
	 * Prints what the chat waits for.
	 */
	public function print_consent(): void {
		$this->printer->print_select(
			'consent',
			array(
				'functional'  => __( 'Wait for “functional” consent', 'wetechforu-chat-widget' ),
				'preferences' => __( 'Wait for “preferences” consent', 'wetechforu-chat-widget' ),
				'statistics'  => __( 'Wait for “statistics” consent', 'wetechforu-chat-widget' ),
				'marketing'   => __( 'Wait for “marketing” consent', 'wetechforu-chat-widget' ),
				'off'         => __( 'Do not wait', 'wetechforu-chat-widget' ),
			)
		);
		$this->printer->print_help(
			function_exists( 'wp_has_consent' )
				? __( 'Your consent plugin is asked by the WP Consent API. Until a visitor allows it, nothing of the chat is loaded.', 'wetechforu-chat-widget' )
				: __( 'This has an effect once a consent plugin with the WP Consent API is active. There is none now, so the chat does not wait.', 'wetechforu-chat-widget' )
		);
	}

	/**
	 * Kinds of content by name.
	 *
	 * @return array<string, string>
	 */
	private static function post_types(): array {
		$types = get_post_types( array( 'public' => true ), 'objects' );
		unset( $types['attachment'] );
		return wp_list_pluck( wp_list_pluck( $types, 'labels' ), 'name' );
	}

	/**
	 * Pages by id: the first two hundred, and those that are chosen.
	 *
	 * @param int[] $chosen Ids.
	 * @return array<int, string>
	 */
	private static function pages( array $chosen ): array {
		$query  = array(
			'post_type'              => 'page',
			'post_status'            => array( 'publish', 'private', 'draft', 'future', 'pending' ),
			'orderby'                => 'title',
			'order'                  => 'ASC',
			'posts_per_page'         => 200,
			'no_found_rows'          => true,
			'update_post_meta_cache' => false,
			'update_post_term_cache' => false,
		);
		$posts  = get_posts( $query );
		$titles = array();
		if ( $chosen ) {
			$more  = array(
				'post__in'       => $chosen,
				'post_type'      => 'any',
				'posts_per_page' => count( $chosen ),
			);
			$posts = array_merge( get_posts( $more + $query ), $posts );
		}
		foreach ( $posts as $post ) {
			$title               = get_the_title( $post );
			$titles[ $post->ID ] = '' !== $title ? wp_specialchars_decode( wp_strip_all_tags( $title ), ENT_QUOTES ) : '#' . $post->ID;
		}
		$counts = array_count_values( $titles );
		foreach ( $titles as $post_id => $title ) {
			// Several pages may be called alike: their places tell them apart.
			if ( $counts[ $title ] > 1 ) {
				$titles[ $post_id ] = $title . ' (/' . urldecode( (string) get_page_uri( $post_id ) ) . ')';
			}
		}
		return $titles;
	}

	/**
	 * Says where a value comes from, or where it can be found.
	 *
	 * @param string $saved    What is saved; an empty string for nothing.
	 * @param string $from_zip What the zip brought; an empty string for nothing.
	 * @param string $where    Where it can be found.
	 */
	private function print_origin( string $saved, string $from_zip, string $where ): void {
		$this->printer->print_help( '' === $saved && '' !== $from_zip ? __( 'It came with the downloaded plugin. A newer download may change it.', 'wetechforu-chat-widget' ) : $where );
	}
}
