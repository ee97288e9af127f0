<?php
/**
 * The connection test, for the settings page and Site Health.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * Routes for administrators. WordPress itself looks at the nonce: without it, nobody is signed in.
 */
final class Check_Routes {

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

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
	 * @param Service_Check $check    The connection test.
	 */
	public function __construct( Settings $settings, Service_Check $check ) {
		$this->settings = $settings;
		$this->check    = $check;
	}

	/**
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_action( 'rest_api_init', array( $this, 'register_routes' ) );
	}

	/**
	 * Registers the routes.
	 */
	public function register_routes(): void {
		$typed = array(
			'type'              => 'string',
			'default'           => '',
			'validate_callback' => 'rest_validate_request_arg',
		);
		register_rest_route(
			Identity::ROUTES,
			'/check',
			array(
				'methods'             => 'POST',
				'callback'            => array( $this, 'check_typed' ),
				'permission_callback' => array( $this, 'may_manage' ),
				'args'                => array(
					'widget_key' => $typed,
					'api_url'    => $typed,
				),
			)
		);
		register_rest_route(
			Identity::ROUTES,
			'/health',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'check_health' ),
				'permission_callback' => array( $this, 'may_see_health' ),
			)
		);
	}

	/**
	 * Whether the caller may change settings.
	 */
	public function may_manage(): bool {
		return current_user_can( 'manage_options' );
	}

	/**
	 * Whether the caller may see Site Health.
	 */
	public function may_see_health(): bool {
		return current_user_can( 'view_site_health_checks' );
	}

	/**
	 * Tests what stands in the form, saved or not.
	 *
	 * @param \WP_REST_Request $request Of the route.
	 */
	public function check_typed( \WP_REST_Request $request ): \WP_REST_Response {
		return Identity::unstored( $this->check->run( (string) $request['widget_key'], (string) $request['api_url'] ) );
	}

	/**
	 * Tests what is saved, and answers as Site Health wants it.
	 */
	public function check_health(): \WP_REST_Response {
		return Identity::unstored( Site_Health::verdict( $this->settings->is_configured() ? $this->check->run() : null ) );
	}
}
