"""Signing in: passwords, second factors, sessions."""

from datetime import timedelta

from mediation.config import environment
from mediation.config.settings.mode import DEMO

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "accounts.password_rules.NoPattern"},
    {"NAME": "accounts.password_rules.NothingCommon"},
    {"NAME": "accounts.password_rules.NothingAboutOneself"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "mediation.config.sign_in.Adapter"
ACCOUNT_FORMS = {
    "login": "mediation.config.password_forms.SignIn",
    "reauthenticate": "mediation.config.password_forms.Reauthenticate",
    "change_password": "mediation.config.password_forms.ChangePassword",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "staff_number"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # they stand in the cache; ours are rows (casework.signing_in)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "mediation.config.sign_in.SecondFactors"
MFA_FORMS = {
    "authenticate": "mediation.config.second_factor_forms.AuthenticateByCode",
    "reauthenticate": "mediation.config.second_factor_forms.ReauthenticateByCode",
    "activate_totp": "mediation.config.second_factor_forms.ActivateApp",
    "add_webauthn": "mediation.config.second_factor_forms.AddKey",
    "authenticate_webauthn": "mediation.config.second_factor_forms.AuthenticateByKey",
    "reauthenticate_webauthn": "mediation.config.second_factor_forms.ReauthenticateByKey",
}
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_TOLERANCE = 1  # a code is good for the half minute before and after its own
MFA_TOTP_ISSUER = "Mediation"

SESSION_ENGINE = "accounts.sessions"  # keys as digests, data sealed: a copy of the database signs nobody in
SESSION_IDLE = timedelta(minutes=environment.number("IDLE_MINUTES", default=15))
SESSION_COOKIE_AGE = environment.number("SESSION_HOURS", default=10) * 3600  # whatever somebody does meanwhile
# Since an account was made; administrators have none. The demonstration lasts: who tries it out has no app at hand.
SECOND_FACTOR_GRACE = timedelta(days=environment.number("SECOND_FACTOR_GRACE_DAYS", default=36500 if DEMO else 7))
DORMANT_AFTER = timedelta(days=environment.number("DORMANT_DAYS", default=90))  # an account nobody uses is closed

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
