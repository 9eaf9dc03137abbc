variable "subscription_id" {
  type        = string
  description = "The subscription that pays."
}

variable "location" {
  type        = string
  description = "Region with the chosen size of GPU nodes."
  default     = "westeurope"
}

variable "name" {
  type        = string
  description = "Name of the resource group and first part of other names."
  default     = "dealerflow"
  validation {
    condition     = can(regex("^[a-z][a-z0-9]{2,15}$", var.name))
    error_message = "name must be 3 to 16 lower-case letters and digits: it becomes part of the registry's and storage account's name."
  }
}

variable "system_node_count" {
  type        = number
  description = "Nodes for services, brokers and operators."
  default     = 3
  validation {
    condition     = var.system_node_count >= 3
    error_message = "system_node_count must be at least 3: each broker has a node of its own."
  }
}

variable "gpu_node_size" {
  type        = string
  description = "Size of the nodes of gpu-worker."
  default     = "Standard_NC4as_T4_v3"
}

variable "gpu_node_max" {
  type        = number
  description = "Most GPU nodes; the pool is empty at rest."
  default     = 4
  validation {
    condition     = var.gpu_node_max >= 1 && var.gpu_node_max <= 12
    error_message = "gpu_node_max must be 1 to 12: a topic has 12 partitions, each read by one instance."
  }
}

variable "database_admin_password" {
  type        = string
  description = "Password of PostgreSQL's administrator; not stored in the state. Change database_admin_password_version with it."
  sensitive   = true
  ephemeral   = true
}

variable "database_admin_password_version" {
  type        = number
  description = "Counts changes of the password."
  default     = 1
}
