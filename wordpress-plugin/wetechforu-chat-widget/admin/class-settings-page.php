<?php
/**
 * Settings → Chat widget.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget\Admin;

use WeTechForU\ChatWidget\Config;
use WeTechForU\ChatWidget\Service_Check;
use WeTechForU\ChatWidget\Settings;
use WeTechForU\ChatWidget\Settings_Sanitizer;
use const WeTechForU\ChatWidget\PLUGIN_FILE;
use const WeTechForU\ChatWidget\VERSION;

defined( 'ABSPATH' ) || exit;

/**
 * The page, its form by the Settings API, and the connection test above it. WordPress checks nonce
 * and capability of the form.
 */
final class Settings_Page {

	const SLUG = 'wetechforu-chat-widget';

	const GROUP = 'wetechforu_chat_widget';

	const HANDLE = 'wetechforu-chat-widget-admin';

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
	 * The connection test.
	 *
	 * @var Service_Check
	 */
	private $check;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings      $settings What the site owner chose.
	 * @param Config        $config   What came with the zip.
	 * @param Service_Check $check    The connection test.
	 */
	public function __construct( Settings $settings, Config $config, Service_Check $check ) {
		$this->settings = $settings;
		$this->config   = $config;
		$this->check    = $check;
	}

	/**
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_action( 'admin_menu', array( $this, 'add_page' ) );
		add_action( 'admin_init', array( $this, 'register' ) );
		add_action( 'admin_enqueue_scripts', array( $this, 'enqueue' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN_FILE ), array( $this, 'add_link' ) );
	}

	/**
	 * Adds the page to the menu.
	 */
	public function add_page(): void {
		add_options_page( __( 'Chat widget', 'wetechforu-chat-widget' ), __( 'Chat widget', 'wetechforu-chat-widget' ), 'manage_options', self::SLUG, array( $this, 'print_page' ) );
	}

	/**
	 * Registers the two options and the form's fields.
	 */
	public function register(): void {
		register_setting(
			self::GROUP,
			Settings::OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => array( $this, 'sanitize' ),
				'show_in_rest'      => false,
			)
		);
		register_setting(
			self::GROUP,
			Settings::IDENTITY_OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => array( $this, 'sanitize_identity' ),
				'show_in_rest'      => false,
			)
		);
		( new Settings_Fields( $this->settings, $this->config ) )->register( self::SLUG );
	}

	/**
	 * What may be saved of the form.
	 *
	 * @param mixed $input What the form sent.
	 * @return array<string, mixed>
	 */
	public function sanitize( $input ): array {
		$sanitizer = new Settings_Sanitizer( $this->config->values() );
		$sanitized = $sanitizer->sanitize( $input, $this->settings->all() );
		self::tell( $sanitizer );
		return $sanitized;
	}

	/**
	 * What may be saved of the signing key.
	 *
	 * @param mixed $input What the form sent.
	 * @return array<string, string>
	 */
	public function sanitize_identity( $input ): array {
		$before    = get_option( Settings::IDENTITY_OPTION, array() );
		$sanitizer = new Settings_Sanitizer( $this->config->values() );
		$sanitized = $sanitizer->sanitize_identity( $input, is_array( $before ) ? $before : array() );
		self::tell( $sanitizer );
		return $sanitized;
	}

	/**
	 * Enqueues the page's script and styles, on this page alone.
	 *
	 * @param string $hook Of the page.
	 */
	public function enqueue( $hook ): void {
		if ( 'settings_page_' . self::SLUG !== $hook ) {
			return;
		}
		wp_enqueue_style( self::HANDLE, plugins_url( 'admin/settings.css', PLUGIN_FILE ), array(), VERSION );
		wp_enqueue_script( self::HANDLE, plugins_url( 'admin/settings.js', PLUGIN_FILE ), array( 'wp-api-fetch', 'wp-i18n', 'wp-a11y' ), VERSION, array( 'in_footer' => true ) );
		wp_set_script_translations( self::HANDLE, 'wetechforu-chat-widget', dirname( PLUGIN_FILE ) . '/languages' );
	}

	/**
	 * Adds a link beside *Deactivate* in the list of plugins.
	 *
	 * @param string[] $links Those there are.
	 * @return string[]
	 */
	public function add_link( $links ) {
		$link = sprintf( '<a href="%1$s">%2$s</a>', esc_url( self::url() ), esc_html__( 'Settings', 'wetechforu-chat-widget' ) );
		return array_merge( array( $link ), (array) $links );
	}

	/**
	 * Where the page is.
	 */
	public static function url(): string {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/**
	 * Prints the page.
	 */
	public function print_page(): void {
		if ( ! current_user_can( 'manage_options' ) ) {
			return;
		}
		echo '<div class="wrap wetechforu-chat-settings"><h1>' . esc_html__( 'Chat widget', 'wetechforu-chat-widget' ) . '</h1>';
		$this->print_status();
		echo '<form action="options.php" method="post">';
		settings_fields( self::GROUP );
		do_settings_sections( self::SLUG );
		submit_button();
		echo '</form></div>';
	}

	/**
	 * Prints which widget this is, how it stands, and the test's button.
	 */
	private function print_status(): void {
		$last   = $this->check->last();
		$status = $this->settings->is_configured() ? $last['status'] ?? 'untested' : 'missing';
		$labels = array(
			'good'     => __( 'Works', 'wetechforu-chat-widget' ),
			'warning'  => __( 'Works, with a remark', 'wetechforu-chat-widget' ),
			'problem'  => __( 'Does not work', 'wetechforu-chat-widget' ),
			'unknown'  => __( 'Could not be tested', 'wetechforu-chat-widget' ),
			'untested' => __( 'Not tested yet', 'wetechforu-chat-widget' ),
			'missing'  => __( 'Not set up yet', 'wetechforu-chat-widget' ),
		);
		$name   = (string) ( $last['widget_name'] ?? '' );
		$name   = '' !== $name ? $name : $this->settings->widget_name();
		?>
		<section class="wetechforu-chat-status" aria-labelledby="wetechforu-chat-status-title">
			<div class="wetechforu-chat-status__head">
				<div class="wetechforu-chat-status__words">
					<h2 id="wetechforu-chat-status-title" class="wetechforu-chat-status__name"><?php echo esc_html( '' !== $name ? $name : __( 'Your chat', 'wetechforu-chat-widget' ) ); ?></h2>
					<span id="wetechforu-chat-state" class="wetechforu-chat-state" data-status="<?php echo esc_attr( $status ); ?>"><?php echo esc_html( $labels[ $status ] ); ?></span>
				</div>
				<button type="button" id="wetechforu-chat-test" class="button button-secondary hide-if-no-js"><?php esc_html_e( 'Test the connection', 'wetechforu-chat-widget' ); ?></button>
			</div>
			<ul id="wetechforu-chat-findings" class="wetechforu-chat-findings" aria-live="polite">
				<?php foreach ( $last['findings'] ?? array() as $finding ) : ?>
					<li data-level="<?php echo esc_attr( $finding['level'] ); ?>">
						<strong><?php echo esc_html( $finding['text'] ); ?></strong>
						<?php echo '' !== $finding['help'] ? '<span>' . esc_html( $finding['help'] ) . '</span>' : ''; ?>
					</li>
				<?php endforeach; ?>
			</ul>
			<?php if ( ! $this->settings->is_configured() ) : ?>
				<p class="wetechforu-chat-status__hint"><?php esc_html_e( 'Paste the widget key and the service address from the dashboard, under Install. A plugin that you download there brings both along.', 'wetechforu-chat-widget' ); ?></p>
			<?php elseif ( null !== $last ) : ?>
				<p class="wetechforu-chat-status__hint" id="wetechforu-chat-when">
					<?php
					/* translators: %s: a length of time, such as "5 minutes". */
					echo esc_html( sprintf( __( 'Tested %s ago.', 'wetechforu-chat-widget' ), human_time_diff( (int) $last['checked_at'] ) ) );
					?>
				</p>
			<?php endif; ?>
		</section>
		<?php
	}

	/**
	 * Tells what was wrong. WordPress sanitises a new option twice; the same words come once.
	 *
	 * @param Settings_Sanitizer $sanitizer After its work.
	 */
	private static function tell( Settings_Sanitizer $sanitizer ): void {
		$told = wp_list_pluck( get_settings_errors(), 'message' );
		foreach ( $sanitizer->problems() as $problem ) {
			// These messages are printed as HTML.
			$message = esc_html( $problem['message'] );
			if ( ! in_array( $message, $told, true ) ) {
				add_settings_error( self::GROUP, $problem['field'], $message, $problem['type'] );
			}
		}
	}
}
