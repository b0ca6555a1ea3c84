from tests.gateway.fixtures import gateway

__all__ = ["gateway"]
