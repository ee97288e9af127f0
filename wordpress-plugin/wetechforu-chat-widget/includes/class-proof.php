<?php
/**
 * Proof that this site is the client's own.
 *
 * @package WeTechForU\ChatWidget
 */

namespace WeTechForU\ChatWidget;

defined( 'ABSPATH' ) || exit;

/**
 * The service asks with a challenge, and the site signs it. Anybody may ask: what is signed says
 * nothing but that this host holds the widget's secret, and the service takes it for nothing else.
 */
final class Proof {

	/**
	 * What the site owner chose.
	 *
	 * @var Settings
	 */
	private $settings;

	/**
	 * Signs.
	 *
	 * @var Identity_Token
	 */
	private $tokens;

	/**
	 * Reads nothing yet.
	 *
	 * @param Settings       $settings What the site owner chose.
	 * @param Identity_Token $tokens   Signs.
	 */
	public function __construct( Settings $settings, Identity_Token $tokens ) {
		$this->settings = $settings;
		$this->tokens   = $tokens;
	}

	/**
	 * Hooks in.
	 */
	public function add_hooks(): void {
		add_action( 'rest_api_init', array( $this, 'register_route' ) );
	}

	/**
	 * Registers the route.
	 */
	public function register_route(): void {
		register_rest_route(
			Identity::ROUTES,
			'/proof',
			array(
				'methods'             => 'GET',
				'callback'            => array( $this, 'answer' ),
				'permission_callback' => '__return_true',
				'args'                => array(
					'challenge' => array(
						'type'              => 'string',
						'required'          => true,
						'validate_callback' => array( $this, 'is_challenge' ),
					),
				),
			)
		);
	}

	/**
	 * Whether something looks like a challenge. What does not is never signed.
	 *
	 * @param mixed $value What was sent.
	 */
	public function is_challenge( $value ): bool {
		return is_string( $value ) && 1 === preg_match( '/^[A-Za-z0-9_-]{16,128}$/D', $value );
	}

	/**
	 * The signed challenge.
	 *
	 * @param \WP_REST_Request $request Of the route.
	 * @return \WP_REST_Response|\WP_Error
	 */
	public function answer( \WP_REST_Request $request ) {
		$token = $this->settings->is_configured() ? $this->tokens->for_proof( (string) $request['challenge'] ) : null;
		if ( null === $token ) {
			return new \WP_Error( 'wetechforu_chat_no_key', __( 'The chat of this site has no signing key.', 'wetechforu-chat-widget' ), array( 'status' => 404 ) );
		}
		return Identity::unstored( array( 'token' => $token ) );
	}
}
