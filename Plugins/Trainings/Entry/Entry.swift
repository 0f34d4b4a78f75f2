import Trainings
import ModuleKit

@_cdecl("balai_module_abi")
public func moduleABI() -> UnsafePointer<CChar> { modulekit_abi_tag() }

@_cdecl("balai_module_entry")
public func moduleEntry() -> UnsafeMutableRawPointer { ModuleBox(TrainingsModule.self).retained() }
