@_exported import CModuleKit
@_exported import GRDB
@_exported import Logging
