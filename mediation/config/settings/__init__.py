"""Settings, by what they are about. They compute and start nothing: servers are started by manage.py, the supervisor
and the test plugin.
"""

from mediation.config.settings.api import *
from mediation.config.settings.applications import *
from mediation.config.settings.browser import *
from mediation.config.settings.discovery import *
from mediation.config.settings.files import *
from mediation.config.settings.languages import *
from mediation.config.settings.mode import *
from mediation.config.settings.outside import *
from mediation.config.settings.signing_in import *
from mediation.config.settings.stores import *
from mediation.config.settings.tasks import *
